using System.Runtime.InteropServices;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>The blocks of one answer, one open at a time, as parts of it; blocks that are not known here are passed over.</summary>
internal sealed class AnswerBlocks(MessagesRequest request, MeteredSink sink)
{
    private PartKind? _open;
    private int? _index;
    private bool _skips;
    private bool _owesInput;

    /// <summary>Whether a tool of the client's was called.</summary>
    public bool Called { get; private set; }

    /// <summary>Whether there was text.</summary>
    public bool Spoke { get; private set; }

    /// <summary>A block begins; the one before it is over.</summary>
    public GatewayError? Start(JsonElement block, int? index)
    {
        Stop();
        _index = index;
        switch (block.Text("type"))
        {
            case "text":
                Open(new PartHead(PartKind.Text));
                Append(block.Field("text"));
                return null;
            case "thinking":
                Open(new PartHead(PartKind.Thought));
                Append(block.Field("thinking"));
                Seal(block.Field("signature"));
                return null;
            case "tool_use":
                return StartCall(block);
            default:
                _skips = true;
                return null;
        }
    }

    /// <summary>More of the open block.</summary>
    public GatewayError? Go(JsonElement delta, int? index)
    {
        if (_skips)
        {
            // The model wrote it all the same, and a client of this wire gets it.
            Note(delta.Field("partial_json"));
            Note(delta.Field("content"));
            return null;
        }

        if (_open is null || index != _index)
        {
            return UpstreamErrors.Garbled;
        }

        switch (delta.Text("type"))
        {
            case "text_delta":
                Append(delta.Field("text"));
                break;
            case "thinking_delta":
                Append(delta.Field("thinking"));
                break;
            case "input_json_delta":
                Append(delta.Field("partial_json"));
                break;
            case "signature_delta":
                Seal(delta.Field("signature"));
                break;
        }

        return null;
    }

    /// <summary>The open block, if one is, is over.</summary>
    public GatewayError? Stop()
    {
        if (_open is not null)
        {
            if (_owesInput)
            {
                Append("{}"u8);
            }

            sink.Close();
        }

        (_open, _skips, _owesInput) = (null, false, false);
        return null;
    }

    private GatewayError? StartCall(JsonElement block)
    {
        if (block.Text("id") is not { Length: > 0 } id || block.Text("name") is not { Length: > 0 } name)
        {
            return UpstreamErrors.Garbled;
        }

        // The tool that stands for a form of the answer is none of the client's: what it is called with is the answer.
        var isText = name == request.JsonTool;
        Called |= !isText;
        Open(isText ? new PartHead(PartKind.Text) : new PartHead(PartKind.ToolCall, id, request.Names.Back(name)));
        _owesInput = true;
        if (block.Field("input") is { ValueKind: JsonValueKind.Object } input && input.EnumerateObject().Any())
        {
            Append(JsonEncodedText.Encode(WireJson.Compacted(input).Span, WireJson.Relaxed.Encoder).EncodedUtf8Bytes);
        }

        return null;
    }

    private void Note(JsonElement text)
    {
        if (text.Is(JsonValueKind.String))
        {
            sink.Note(JsonMarshal.GetRawUtf8Value(text)[1..^1]);
        }
    }

    private void Open(in PartHead head)
    {
        sink.Open(head);
        _open = head.Kind;
    }

    private void Append(JsonElement text)
    {
        if (text.Is(JsonValueKind.String))
        {
            Append(JsonMarshal.GetRawUtf8Value(text)[1..^1]);
        }
    }

    private void Append(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return;
        }

        _owesInput = false;
        Spoke |= _open is PartKind.Text;
        sink.Append(content);
    }

    private void Seal(JsonElement signature)
    {
        if (signature.Is(JsonValueKind.String) && !signature.ValueEquals(""))
        {
            sink.Sealed(new Seal(Vendors.Anthropic, new Raw(JsonMarshal.GetRawUtf8Value(signature).ToArray())));
        }
    }
}
