using Maru.Contracts.Identity;

namespace Maru.Modules.Tests.Llm.Responses;

/// <summary>The client keys in force.</summary>
internal sealed class ListedKeys : IClientKeys
{
    public List<ClientKey> InForce { get; } = [Of(Kept.Key)];

    public static ClientKey Of(string id, DateTimeOffset? expiresAt = null, string scope = ClientKeyScopes.Chat) =>
        new(id, "owner-1", "test", new HashSet<string> { scope }, expiresAt, new ClientKeyLimits(null, null, null));

    public ClientKey? Find(ReadOnlySpan<char> secret) => null;

    public ClientKey? FindBearer(string authorization) => null;

    public IReadOnlyList<ClientKey> List(string? ownerId) => [.. InForce.Where(key => key.OwnerId == ownerId)];

    public string? NameOf(string keyId) => null;

    public void Touch(string keyId)
    {
    }
}
