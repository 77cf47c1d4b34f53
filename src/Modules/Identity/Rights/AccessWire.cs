using Maru.Contracts.Identity;
using Maru.Kernel.Access;

namespace Maru.Modules.Identity.Rights;

/// <summary>An intent, the lowest role it is answered for, and whether that is the caller's or one below.</summary>
internal sealed record IntentBody(Intent Intent, Role MinimumRole, bool Allowed);

/// <summary>Every intent, and which of them the caller's role permits.</summary>
internal sealed record IntentsBody(Role Role, IReadOnlyList<Intent> Allowed, IReadOnlyList<IntentBody> Items)
{
    public static IntentsBody Of(Role role) => new(
        role, Intents.Of(role), [.. Intents.All.Select(i => new IntentBody(i, Intents.MinimumRole(i), Intents.May(i, role)))]);
}

/// <summary>An intent to check, by the name a classifier gave it.</summary>
internal sealed record CheckIntentBody(string? Intent);

/// <summary>An intent that may be answered. What was no intent of ours has become <c>clarify</c>.</summary>
internal sealed record AllowedIntentBody(Intent Intent, bool Allowed, Role RequiredRole, Role Role);

/// <summary>Public keys as a JSON Web Key Set (RFC 7517 §5).</summary>
internal sealed record KeySetBody(IReadOnlyList<PublicKeyBody> Keys);

/// <summary>A public key of ES256 as a JSON Web Key (RFC 7518 §6.2.1).</summary>
internal sealed record PublicKeyBody(string Kty, string Crv, string Use, string Alg, string Kid, string X, string Y);
