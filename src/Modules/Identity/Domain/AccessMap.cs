using System.Collections.Frozen;

namespace Maru.Modules.Identity.Domain;

/// <summary>What it takes to judge an access token, in memory and immutable.</summary>
/// <param name="Accounts">All accounts, by id.</param>
/// <param name="EndedSessions">Sessions revoked so lately that an access token of theirs could still be in force.</param>
/// <param name="Keys">Keys that verify, by id.</param>
internal sealed record AccessMap(
    FrozenDictionary<string, KnownAccount> Accounts, FrozenSet<string> EndedSessions, FrozenDictionary<string, EcKey> Keys)
{
    /// <summary>The snapshot's name.</summary>
    public const string Name = "identity";
}
