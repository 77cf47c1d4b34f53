using Maru.Contracts.Identity;

namespace Maru.Modules.Identity.SigningUp;

/// <summary>The sign-up policy as it is stored.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Version">Begins at 1 and rises by one with each change.</param>
internal sealed record SignUpRule(SignUpPolicy Policy, long Version);
