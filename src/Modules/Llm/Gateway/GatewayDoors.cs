namespace Maru.Modules.Llm.Gateway;

/// <summary>The paths under <c>/v1</c> in words: which there are, with which method, and which only the vendors have.</summary>
internal static class GatewayDoors
{
    public const string Root = "/v1";
    public const string Chat = "/chat/completions";
    public const string Embeddings = "/embeddings";
    public const string Images = "/images/generations";
    public const string Messages = "/messages";
    public const string Models = "/models";

    private static readonly string[] Posted = [Chat, Messages, Embeddings, Images];

    // A door and all that is behind it. The longest that fits is named.
    private static readonly (string Path, string Vendor)[] Elsewhere =
    [
        ("/responses", "OpenAI"), ("/completions", "OpenAI"), ("/images/edits", "OpenAI"), ("/images/variations", "OpenAI"),
        ("/audio/speech", "OpenAI"), ("/audio/transcriptions", "OpenAI"), ("/audio/translations", "OpenAI"), ("/moderations", "OpenAI"),
        ("/files", "OpenAI"), ("/uploads", "OpenAI"), ("/batches", "OpenAI"), ("/fine_tuning", "OpenAI"), ("/assistants", "OpenAI"),
        ("/threads", "OpenAI"), ("/vector_stores", "OpenAI"), ("/conversations", "OpenAI"), ("/realtime", "OpenAI"), ("/videos", "OpenAI"),
        ("/evals", "OpenAI"), ("/containers", "OpenAI"), ("/organization", "OpenAI"),
        ("/messages/count_tokens", "Anthropic"), ("/messages/batches", "Anthropic"), ("/complete", "Anthropic"),
        ("/rerank", "Cohere"),
    ];

    private static readonly string Here =
        $"Maru answers GET {Root}{Models}, and POST {Root}{Chat}, {Root}{Messages}, {Root}{Embeddings} and {Root}{Images}.";

    /// <summary>Which method a path under <c>/v1</c> takes; null when there is no such path.</summary>
    public static string? MethodOf(string path)
    {
        var inside = Within(path);
        return Array.Exists(Posted, door => Is(inside, door)) ? "POST" : Is(inside, Models) || IsBehind(inside, Models) ? "GET" : null;
    }

    public static GatewayError WrongMethod(string method, string takes) => new(405, GatewayError.InvalidRequest, "method_not_allowed",
        $"This path takes {takes} and not {NameOf(method)}. {Here}");

    public static GatewayError NoSuchPath(string method, string path)
    {
        var inside = Within(path);
        var elsewhere = Elsewhere.Where(door => Is(inside, door.Path) || IsBehind(inside, door.Path))
            .OrderByDescending(door => door.Path.Length).FirstOrDefault();
        var said = elsewhere.Path is { } door ? $"{Root}{door} is a path of {elsewhere.Vendor}'s API that Maru does not have yet. "
            : Array.Exists([.. Posted, Models], known => inside.EndsWith(known, StringComparison.OrdinalIgnoreCase))
                ? $"There is nothing at this path. The base URL of your client should end with {Root}, once and with nothing behind it. "
            : $"There is no {NameOf(method)} at this path. ";
        return new(404, GatewayError.InvalidRequest, "unknown_url", said + Here);
    }

    // The client may send any word for a method.
    private static string NameOf(string method) => method.Length <= 10 && method.All(char.IsAsciiLetterUpper) ? method : "such a method";

    private static bool Is(string inside, string door) => inside.Equals(door, StringComparison.OrdinalIgnoreCase);

    private static bool IsBehind(string inside, string door) => inside.StartsWith(door + "/", StringComparison.OrdinalIgnoreCase);

    private static string Within(string path) => path.Length > Root.Length ? path[Root.Length..].TrimEnd('/') : "";
}
