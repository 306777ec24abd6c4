// The address is the state. It is written as the server writes it, with the colons of ids left readable.

/** `address` with ids as they are cited: state:QAT, not state%3AQAT. */
export function readable(address: string): string {
  return address.replaceAll("%3A", ":").replaceAll("%7E", "~")
}

/** The address of this view with `selected` ("A" or "A~B", null for nothing) in it. */
export function addressWith(selected: string | null): URL {
  const address = new URL(location.href)
  if (selected) address.searchParams.set("select", selected)
  else address.searchParams.delete("select")
  address.hash = ""
  address.search = readable(address.search)
  return address
}
