import { defineConfig } from "vite"

// Everything lands in api/static/dist with hashed names; manifest.json tells the templates which files to name.
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "../static/dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsDir: ".",
    target: "es2022",
    assetsInlineLimit: 0, // fonts stay files: a data: font would break the content security policy
    modulePreload: { polyfill: false },
    rollupOptions: { input: "src/main.ts" },
  },
})
