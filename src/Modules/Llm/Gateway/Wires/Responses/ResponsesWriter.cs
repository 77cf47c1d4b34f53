using System.Buffers;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>
/// Writes an answer as items, whole or event by event. A stream's last event holds the whole answer again, so both collect it. An item is
/// done when the next begins or the answer ends, because only then is known whether a limit has cut it.
/// </summary>
internal sealed class ResponsesWriter : IAnswerSink
{
    // Kept for the last event of a stream; a whole answer is bounded where it is read.
    private const int MostKept = 16 * 1024 * 1024;

    private readonly ProviderCall _call;
    private readonly bool _showsThoughts;
    private readonly IBufferWriter<byte> _output;
    private readonly Dictionary<string, Tool> _tools;
    private readonly ResponsesObject _response;
    private readonly ResponsesLife? _life;
    private readonly ResponsesItemEvents? _events;
    private readonly FreeTextUnwrap _unwrap = new();
    private ResponsesItem? _item;
    private PartHead _part;
    private Seal? _seal;
    private bool _isHidden;
    private bool _hasText;
    private int _items;
    private long _kept;

    public ResponsesWriter(ProviderCall call, Conversation conversation, IBufferWriter<byte> output)
    {
        (_call, _output, _showsThoughts) = (call, output, conversation.ShowsThoughts);
        _tools = conversation.Tools.ToDictionary(tool => tool.Name, StringComparer.Ordinal);
        _response = new ResponsesObject(call, conversation.Echo);
        _life = call.Stream ? new ResponsesLife(call, _response, output) : null;
        _events = _life is null ? null : new ResponsesItemEvents(_life.Frames);
    }

    public void Begin(string model)
    {
        _response.Model = model;
        _life?.Begin();
    }

    public void Open(in PartHead part)
    {
        Finish(ResponsesItem.Completed);
        (_part, _seal, _hasText, _isHidden) = (part, null, false, part.Kind is PartKind.Thought && !_showsThoughts);
        if (!_isHidden && part.Kind is not PartKind.ToolCall)
        {
            Add(part.Kind switch
            {
                PartKind.Refusal => ItemKind.Refusal,
                PartKind.Thought => ItemKind.Thought,
                PartKind.Image => ItemKind.Picture,
                _ => ItemKind.Text,
            });
        }
    }

    public void Append(ReadOnlySpan<byte> content, ReadOnlySpan<byte> probabilities = default)
    {
        _kept += content.Length + probabilities.Length;
        _hasText |= !content.IsEmpty;
        if (_isHidden || (_life is not null && _kept > MostKept))
        {
            return;
        }

        var item = _item ?? AddCall();
        Take(item, item.Kind is ItemKind.FreeText ? _unwrap.Take(content) : content, ResponsesLogprobs.ElementsOf(probabilities));
    }

    public void Sealed(Seal seal)
    {
        if (_item is { Kind: ItemKind.Thought })
        {
            _item.Seal = seal;
        }

        _seal = seal;
    }

    public void Close()
    {
        if (_isHidden)
        {
            // A thought that came unasked goes home to its vendor with its text or not at all.
            if (_seal is not null && !_hasText)
            {
                AddSeal(_seal);
            }

            return;
        }

        var item = _item ?? AddCall();
        var rest = item.Kind is ItemKind.FreeText ? _unwrap.End() : item.Kind is ItemKind.Function && !_hasText ? "{}"u8 : default;
        Take(item, rest, default);
    }

    public void Usage(in TokenUsage usage) => _response.Usage = usage.IsKnown ? usage : _response.Usage;

    public void End(StopReason why)
    {
        if (_life is not null && _kept > MostKept)
        {
            Fail(ResponsesError.TooLong);
            return;
        }

        Finish(why is StopReason.Limit ? ResponsesItem.Incomplete : ResponsesItem.Completed);
        var whole = _response.Ended(why);
        _call.Kept?.Take(whole);
        if (_life is null)
        {
            _output.Write(whole.Span);
        }
        else
        {
            _life.End(why, whole.Span);
        }
    }

    public bool Fail(GatewayError error)
    {
        if (_life is null)
        {
            throw new InvalidOperationException("A whole answer fails before it begins.");
        }

        if (_item is not null)
        {
            _response.Add(_item, ResponsesItem.Incomplete);
            _item = null;
        }

        _life.Fail(error);
        return true;
    }

    public void Idle() => _life?.Idle(_items > 0);

    private ResponsesItem AddCall()
    {
        if (_seal is not null)
        {
            AddSeal(_seal);
        }

        var isFreeText = _tools.GetValueOrDefault(_part.Name!) is { Form: ArgumentForm.FreeText };
        _unwrap.Begin();
        return Add(isFreeText ? ItemKind.FreeText : ItemKind.Function);
    }

    // What a vendor wants back has no other place than a thought without words.
    private void AddSeal(Seal seal)
    {
        Add(ItemKind.Thought).Seal = seal;
        Finish(ResponsesItem.Completed);
    }

    private ResponsesItem Add(ItemKind kind)
    {
        var index = _items++;
        _item = new ResponsesItem(kind, ResponsesItem.IdOf(kind, _call.Id, index), index)
        {
            Call = _part,
            Tool = _part.Name is { } name ? _tools.GetValueOrDefault(name) : null,
        };
        _events?.Added(_item);
        return _item;
    }

    private void Take(ResponsesItem item, ReadOnlySpan<byte> content, ReadOnlySpan<byte> probabilities)
    {
        if (content.IsEmpty)
        {
            return;
        }

        _events?.Delta(item, content, probabilities);
        item.Content.Add(content);
        item.AddProbabilities(probabilities);
    }

    private void Finish(string status)
    {
        if (_item is { } item)
        {
            _response.Add(item, status);
            _events?.Done(item, status);
            _item = null;
        }
    }
}
