using System.Collections.Frozen;
using Maru.Contracts.Identity;
using Maru.Modules.Identity.SigningKeys;

namespace Maru.Modules.Identity.Rights;

/// <summary>The data needed to check a request, in memory and immutable.</summary>
/// <param name="Accounts">All accounts, by id.</param>
/// <param name="EndedSessions">Sessions revoked so recently that one of their access tokens could still be valid.</param>
/// <param name="Keys">The keys that verify access tokens.</param>
/// <param name="Rights">Which role holds what.</param>
/// <param name="SignUp">How somebody comes to an account.</param>
internal sealed record AccessMap(
    FrozenDictionary<string, KnownAccount> Accounts, FrozenSet<string> EndedSessions, VerifyingKeys Keys, RoleMatrix Rights, SignUpPolicy SignUp)
{
    /// <summary>The snapshot's name.</summary>
    public const string Name = "identity";
}
