namespace Maru.Contracts.Identity;

/// <summary>A program's key for <c>/v1</c>, as the gateway sees it. Immutable; the same instance until the key changes.</summary>
/// <param name="Id">The key's id, never its secret.</param>
/// <param name="OwnerId">The account it belongs to.</param>
/// <param name="Name">Its label.</param>
/// <param name="Scopes">What it may do: <c>chat</c>, <c>embeddings</c>, <c>images</c>, <c>models</c>.</param>
/// <param name="ExpiresAt">When it stops working, or null.</param>
/// <param name="Limits">How much it may do.</param>
public sealed record ClientKey(
    string Id, string OwnerId, string Name, IReadOnlySet<string> Scopes, DateTimeOffset? ExpiresAt, ClientKeyLimits Limits);
