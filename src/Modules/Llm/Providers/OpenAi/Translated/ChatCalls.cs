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

    private readonly SortedDictionary<int, ArrivingCall> _held = [];
    private readonly HashSet<int> _closed = [];
    private ArrivingCall? _open;
    private int _heldLetters;
    private bool _isBroken;

    /// <summary>Calls so far.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a call has no name, or arguments without an end: nobody can make use of it.</summary>
    public bool IsBroken => _isBroken || _open is { IsBroken: true } || _held.Values.Any(call => call.IsBroken);

    /// <summary>False when there are too many at once, or more comes of one that was over.</summary>
    public bool TryAdd(JsonElement piece, int index)
    {
        if (_open is { } open && open.Index == index)
        {
            sink.Append(Raw.Of(open.Take(piece)).Content);
            return true;
        }

        if (_closed.Contains(index))
        {
            return ArrivingCall.ArgumentsIn(piece).Length == 0;
        }

        if (!_held.TryGetValue(index, out var held))
        {
            if (Count >= MostCalls)
            {
                return false;
            }

            held = _held[index] = new ArrivingCall(index, Count++);
        }

        _heldLetters += held.Take(piece).Length;
        if (_open is null or { IsWhole: true })
        {
            OpenNext();
        }

        return _heldLetters <= MostHeld;
    }

    /// <summary>Whether something else may be said now: nothing of a call is still to come.</summary>
    public bool TryYield()
    {
        if (_held.Count > 0 || _open is { IsWhole: false })
        {
            return false;
        }

        Close();
        return true;
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
        Close();
        if (_held.Values.FirstOrDefault(call => call.Name is not null) is { } next)
        {
            _held.Remove(next.Index);
            _open = next;
            sink.Open(new PartHead(PartKind.ToolCall, next.Id, names.Back(next.Name!)));
            sink.Append(Raw.Of(next.Arguments).Content);
        }
    }

    private void Close()
    {
        if (_open is { } open)
        {
            sink.Close();
            _isBroken |= open.IsBroken;
            _closed.Add(open.Index);
            _open = null;
        }
    }
}
