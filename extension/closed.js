// The self-test of silence: is the network closed where this runs?

/** True when the policy refuses a request: only then is a violation reported. The address is reserved
 * and leads nowhere (RFC 2606), so nothing could leave even if the policy failed. */
export async function isNetworkClosed() {
  const refused = new Promise((resolve) => {
    addEventListener("securitypolicyviolation", () => resolve(true), { once: true });
    setTimeout(resolve, 2_000, false);
  });
  const failed = fetch("https://bonafide.invalid/").then(() => false, () => true);
  return (await failed) && (await refused);
}
