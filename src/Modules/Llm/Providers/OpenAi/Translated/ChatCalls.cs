using System.Globalization;
using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.OpenAi.Translated;

/// <summary>
/// Calls of tools out of pieces. A sink takes one part after the other, so that a call begun while another is not whole yet is held back,
/// up to a bound.
/// </summary>
internal sealed class ChatCalls(IAnswerSink sink, FittingNames names)
{
    private const int MostHeld = 1024 * 1024;
    private const int MostCalls = 128;

    private readonly SortedDictionary<int, Held> _held = [];
    private Held? _open;
    private int _heldBytes;

    /// <summary>Calls so far.</summary>
    public int Count { get; private set; }

    /// <summary>False when it is not a call, or there are too many of them at once.</summary>
    public bool TryAdd(JsonElement piece, int index)
    {
        if (_open is { } open && open.Index == index)
        {
            Append(open, piece);
            return true;
        }

        if (!_held.TryGetValue(index, out var held))
        {
            if (Count >= MostCalls)
            {
                return false;
            }

            held = _held[index] = new Held(index, Count++);
        }

        held.Take(piece);
        _heldBytes += held.LastTaken;
        if (_open is null || _open.IsWhole)
        {
            OpenNext();
        }

        return _heldBytes <= MostHeld;
    }

    /// <summary>Whatever is held goes out.</summary>
    public void End()
    {
        do
        {
            OpenNext();
        }
        while (_open is not null);
    }

    private void OpenNext()
    {
        if (_open is not null)
        {
            sink.Close();
            _open = null;
        }

        foreach (var (index, next) in _held)
        {
            if (next.Name is not null)
            {
                _held.Remove(index);
                _open = next;
                sink.Open(new PartHead(PartKind.ToolCall, next.IdOr(), names.Back(next.Name)));
                sink.Append(Raw.Of(next.Arguments.ToString()).Content);
                return;
            }
        }
    }

    private void Append(Held open, JsonElement piece)
    {
        if (piece.Field("function").Field("arguments") is { ValueKind: JsonValueKind.String } more && !more.ValueEquals(""))
        {
            open.Follow(more.GetString()!);
            sink.Append(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(more)[1..^1]);
        }
    }

    private sealed class Held(int index, int position)
    {
        private readonly ObjectExtent _extent = new();
        private string? _id;

        public int Index => index;

        public string? Name { get; private set; }

        public StringBuilder Arguments { get; } = new();

        public int LastTaken { get; private set; }

        public bool IsWhole => _extent.IsWhole;

        public string IdOr() => _id ?? string.Create(CultureInfo.InvariantCulture, $"call_{Guid.CreateVersion7():N}_{position}");

        public void Take(JsonElement piece)
        {
            _id ??= piece.Text("id") is { Length: > 0 } id ? id : null;
            Name ??= piece.Field("function").Text("name") is { Length: > 0 } name ? name : null;
            var more = piece.Field("function").Text("arguments") ?? "";
            LastTaken = more.Length;
            Arguments.Append(more);
            _extent.Follow(more);
        }

        public void Follow(string more) => _extent.Follow(more);
    }
}
