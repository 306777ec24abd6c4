// Edges drawn as strokes of constant width on the screen, solid or dashed, without which a planned act would look like
// one that happened. sigma has no dashed edge of its own.

import { EdgeProgram, type ProgramInfo } from "sigma/rendering"
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types"
import { floatColor } from "sigma/utils"

const VERTEX = /* glsl */ `
attribute vec2 a_source;
attribute vec2 a_target;
attribute float a_width;
attribute float a_dashed;
attribute vec4 a_color;
attribute vec4 a_id;
attribute float a_end;
attribute float a_side;
uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;
varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_half;
varying float v_dashed;
void main() {
  vec2 source = (u_matrix * vec3(a_source, 1.0)).xy;
  vec2 target = (u_matrix * vec3(a_target, 1.0)).xy;
  vec2 pixels = u_viewport / 2.0;
  vec2 line = (target - source) * pixels;
  float span = max(length(line), 0.001);
  vec2 normal = vec2(-line.y, line.x) / span;
  v_half = max(a_width / u_sizeRatio, 1.0) / 2.0;
  #ifdef PICKING_MODE
  v_half += 4.0;
  #endif
  v_across = a_side * (v_half + 1.0);
  v_along = a_end * span;
  v_dashed = a_dashed;
  gl_Position = vec4(mix(source, target, a_end) + normal * v_across / pixels, 0.0, 1.0);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}
`

const FRAGMENT = /* glsl */ `
precision mediump float;
varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_half;
varying float v_dashed;
void main() {
  float cover = clamp(v_half + 0.5 - abs(v_across), 0.0, 1.0);
  #ifdef PICKING_MODE
  if (cover <= 0.0) discard;
  gl_FragColor = v_color;
  #else
  if (v_dashed > 0.5) cover *= 1.0 - smoothstep(5.5, 6.5, mod(v_along, 11.0));
  gl_FragColor = v_color * cover;
  #endif
}
`

const { UNSIGNED_BYTE, FLOAT, TRIANGLES } = WebGLRenderingContext
const UNIFORMS = ["u_matrix", "u_viewport", "u_sizeRatio"] as const

export class StrokeProgram extends EdgeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES as 4,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_source", size: 2, type: FLOAT },
        { name: "a_target", size: 2, type: FLOAT },
        { name: "a_width", size: 1, type: FLOAT },
        { name: "a_dashed", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_end", size: 1, type: FLOAT }, { name: "a_side", size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0, 1], [0, -1], [1, 1], [1, 1], [0, -1], [1, -1]],
    }
  }

  processVisibleItem(edgeIndex: number, start: number, source: NodeDisplayData, target: NodeDisplayData, data: EdgeDisplayData): void {
    const dashed = (data as EdgeDisplayData & { dashed?: boolean }).dashed ? 1 : 0
    this.array.set([source.x, source.y, target.x, target.y, data.size, dashed, floatColor(data.color), edgeIndex], start)
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<(typeof UNIFORMS)[number]>): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix)
    gl.uniform2f(uniformLocations.u_viewport, params.width, params.height)
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio)
  }
}
