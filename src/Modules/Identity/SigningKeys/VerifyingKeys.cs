using System.Collections.Frozen;

namespace Maru.Modules.Identity.SigningKeys;

/// <summary>The next, the current and the previous keys, in memory and immutable.</summary>
/// <param name="ById">All of them, by id; they verify.</param>
/// <param name="Signing">The current one with its private part; null if this server cannot open it.</param>
internal sealed record VerifyingKeys(FrozenDictionary<string, EcKey> ById, EcKey? Signing)
{
    public static readonly VerifyingKeys None = new(FrozenDictionary<string, EcKey>.Empty, null);
}
