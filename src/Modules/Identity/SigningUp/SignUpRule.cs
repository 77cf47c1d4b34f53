using Maru.Contracts.Identity;

namespace Maru.Modules.Identity.SigningUp;

/// <summary>How somebody comes to an account, as it is stored.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Version">1 and one more a change.</param>
internal sealed record SignUpRule(SignUpPolicy Policy, long Version);
