using System.Globalization;
using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.OpenAi.Translated;

/// <summary>One call of a tool, as far as it has come.</summary>
/// <param name="index">What the provider tells it by.</param>
/// <param name="position">Among the calls of the answer.</param>
internal sealed class ArrivingCall(int index, int position)
{
    private readonly ObjectExtent _extent = new();
    private readonly StringBuilder _arguments = new();
    private string? _id;

    public int Index => index;

    public string? Name { get; private set; }

    /// <summary>The provider's id; where it gave none, one of ours.</summary>
    public string Id => _id ??= string.Create(CultureInfo.InvariantCulture, $"call_{Guid.CreateVersion7():N}_{position}");

    public string Arguments => _arguments.ToString();

    /// <summary>Whether the arguments are there to their end.</summary>
    public bool IsWhole => _extent.IsWhole;

    /// <summary>Whether it cannot be used as it stands.</summary>
    public bool IsBroken => Name is null || (_arguments.Length > 0 && !IsWhole);

    /// <summary>What a piece has of the arguments; some servers give the object itself in place of its text.</summary>
    public static string ArgumentsIn(JsonElement piece) => piece.Field("function").Field("arguments") switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Object } whole => Encoding.UTF8.GetString(WireJson.Compacted(whole).Span),
        _ => "",
    };

    /// <summary>Takes a piece; gives what it had of the arguments.</summary>
    public string Take(JsonElement piece)
    {
        _id ??= piece.Text("id") is { Length: > 0 } id ? id : null;
        Name ??= piece.Field("function").Text("name") is { Length: > 0 } name ? name : null;
        var more = ArgumentsIn(piece);
        _arguments.Append(more);
        _extent.Follow(more);
        return more;
    }
}
