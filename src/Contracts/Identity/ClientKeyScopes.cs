namespace Maru.Contracts.Identity;

/// <summary>What a client key can be allowed to do on <c>/v1</c>.</summary>
public static class ClientKeyScopes
{
    /// <summary>Chat completions.</summary>
    public const string Chat = "chat";

    /// <summary>Embeddings.</summary>
    public const string Embeddings = "embeddings";

    /// <summary>Making pictures.</summary>
    public const string Images = "images";

    /// <summary>Listing models.</summary>
    public const string Models = "models";

    /// <summary>Every scope, in the order it is shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Chat, Embeddings, Images, Models];
}
