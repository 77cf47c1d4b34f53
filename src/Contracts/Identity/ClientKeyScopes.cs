namespace Maru.Contracts.Identity;

/// <summary>What a client key can be allowed to do on <c>/v1</c>.</summary>
public static class ClientKeyScopes
{
    /// <summary>Conversations, and texts that are continued.</summary>
    public const string Chat = "chat";

    /// <summary>Embeddings.</summary>
    public const string Embeddings = "embeddings";

    /// <summary>Making and changing pictures.</summary>
    public const string Images = "images";

    /// <summary>Reading texts out, and writing speech down.</summary>
    public const string Audio = "audio";

    /// <summary>Asking whether something may be shown.</summary>
    public const string Moderations = "moderations";

    /// <summary>Putting texts in order.</summary>
    public const string Rerank = "rerank";

    /// <summary>Listing models.</summary>
    public const string Models = "models";

    /// <summary>Every scope, in the order it is shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Chat, Embeddings, Images, Audio, Moderations, Rerank, Models];
}
