using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Maru.Modules.Llm.Gateway;

/// <summary>The paths under <c>/v1</c> in words, as they are mapped: for a request to one that is not there, or in the wrong way.</summary>
internal sealed class GatewayDoors
{
    public const string Root = "/v1";
    public const string Chat = "/chat/completions";
    public const string Completions = "/completions";
    public const string Embeddings = "/embeddings";
    public const string Images = "/images/generations";
    public const string ImageEdits = "/images/edits";
    public const string ImageVariations = "/images/variations";
    public const string Speech = "/audio/speech";
    public const string Transcriptions = "/audio/transcriptions";
    public const string Translations = "/audio/translations";
    public const string Moderations = "/moderations";
    public const string Rerank = "/rerank";
    public const string Messages = "/messages";
    public const string CountTokens = "/messages/count_tokens";
    public const string Responses = "/responses";
    public const string CountInput = "/responses/input_tokens";
    public const string Models = "/models";

    // Each with all that is behind it. Those that are mapped by now do not count.
    private static readonly (string Path, string Vendor)[] Vendors =
    [
        ("/responses/compact", "OpenAI"),
        ("/files", "OpenAI"), ("/uploads", "OpenAI"), ("/batches", "OpenAI"), ("/fine_tuning", "OpenAI"), ("/assistants", "OpenAI"),
        ("/threads", "OpenAI"), ("/vector_stores", "OpenAI"), ("/conversations", "OpenAI"), ("/realtime", "OpenAI"), ("/videos", "OpenAI"),
        ("/evals", "OpenAI"), ("/containers", "OpenAI"), ("/organization", "OpenAI"),
        ("/messages/batches", "Anthropic"), ("/complete", "Anthropic"),
    ];

    private readonly List<(TemplateMatcher Path, string Text, string Method)> _mapped;
    private readonly string _here;

    /// <param name="endpoints">All endpoints of the server.</param>
    public GatewayDoors(IEnumerable<Endpoint> endpoints)
    {
        _mapped =
        [
            .. from endpoint in endpoints.OfType<RouteEndpoint>()
               let path = "/" + endpoint.RoutePattern.RawText!.Trim('/')
               where IsBehind(path, Root)
               from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
               select (new TemplateMatcher(TemplateParser.Parse(path[1..]), []), path, method),
        ];
        _here = $"Maru answers {string.Join("; ", _mapped.Where(door => !door.Text.Contains('{', StringComparison.Ordinal))
            .GroupBy(door => door.Method, door => door.Text).Select(doors => $"{doors.Key} {string.Join(", ", doors)}"))}.";
    }

    /// <summary>By this status the clients that try a socket first go on with plain requests.</summary>
    public static GatewayError NoSocket { get; } = new(426, GatewayError.InvalidRequest, "websocket_unsupported",
        "There are no web sockets at this path. Send POST, and read the answer as server-sent events.");

    /// <summary>Which methods a path takes; none when there is no such path.</summary>
    public IReadOnlyList<string> MethodsOf(string path) =>
        [.. _mapped.Where(door => door.Path.TryMatch(path, [])).Select(door => door.Method).Distinct().Order(StringComparer.Ordinal)];

    public GatewayError WrongMethod(string method, IReadOnlyList<string> takes) =>
        new(405, GatewayError.InvalidRequest, "method_not_allowed",
            $"This path takes {string.Join(" and ", takes)} and not {NameOf(method)}. {_here}");

    public GatewayError NoSuchPath(string method, string path)
    {
        var inside = path.Length > Root.Length ? path[Root.Length..].TrimEnd('/') : "";
        var elsewhere = Vendors.Where(door => Is(inside, door.Path) || IsBehind(inside, door.Path))
            .Where(door => MethodsOf(Root + door.Path).Count == 0)
            .OrderByDescending(door => door.Path.Length).FirstOrDefault();
        var said = elsewhere.Path is { } door ? $"{Root}{door} is a path of {elsewhere.Vendor}'s API that Maru does not have yet. "
            : _mapped.Exists(known => inside.EndsWith(known.Text[Root.Length..], StringComparison.OrdinalIgnoreCase))
                ? $"There is nothing at this path. The base URL of your client should end with {Root}, once and with nothing behind it. "
            : $"There is no {NameOf(method)} at this path. ";
        return new(404, GatewayError.InvalidRequest, "unknown_url", said + _here);
    }

    // The client may send any word for a method.
    private static string NameOf(string method) => method.Length <= 10 && method.All(char.IsAsciiLetterUpper) ? method : "such a method";

    private static bool Is(string inside, string door) => inside.Equals(door, StringComparison.OrdinalIgnoreCase);

    private static bool IsBehind(string inside, string door) => inside.StartsWith(door + "/", StringComparison.OrdinalIgnoreCase);
}
