using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Responses.Asking;

/// <summary>A request for a response, as far as it is about what is kept.</summary>
internal sealed class AskedResponse : IDisposable
{
    private static readonly string[] Once = ["input", "previous_response_id", "store", "background", "stream"];

    private readonly JsonDocument _document;

    private AskedResponse(JsonDocument document, ReadOnlyMemory<byte> body) => (_document, Body) = (document, body);

    /// <summary>As it came.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    public JsonElement Root => _document.RootElement;

    /// <summary>The response it continues; null for none.</summary>
    public string? PreviousId => Root.Text("previous_response_id");

    /// <summary>Whether it says that its answer is not to be kept.</summary>
    public bool Forbids => Root.Field("store").Is(JsonValueKind.False);

    public bool InBackground => Root.Field("background").Is(JsonValueKind.True);

    public bool Streams => Root.Field("stream").Is(JsonValueKind.True);

    /// <summary>The items it refers to, by where they stand.</summary>
    public IEnumerable<(int At, string Id)> References => Root.Items("input").Index()
        .Where(item => IsReference(item.Item)).Select(item => (item.Index, item.Item.Text("id")!));

    /// <summary>False for one that will be refused for its form: whoever reads it whole says why.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, [NotNullWhen(true)] out AskedResponse? asked)
    {
        asked = null;
        if (!WireJson.TryParse(body, out var document))
        {
            return false;
        }

        var root = document.RootElement;
        if (root.Is(JsonValueKind.Object) && Array.TrueForAll(Once, name => root.EnumerateObject().Count(m => m.NameEquals(name)) <= 1))
        {
            asked = new AskedResponse(document, body);
            return true;
        }

        document.Dispose();
        return false;
    }

    public static bool IsReference(JsonElement item) => item.Text("id") is { Length: > 0 }
        && (item.Text("type") == "item_reference" || (!item.Field("type").IsSet() && !item.Field("role").IsSet()));

    public void Dispose() => _document.Dispose();
}
