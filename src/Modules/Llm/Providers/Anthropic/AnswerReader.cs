using System.Runtime.InteropServices;
using System.Text.Json;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>Takes the answer out of Anthropic's events, or out of one whole message.</summary>
/// <param name="call">Who was asked.</param>
/// <param name="request">What was sent, which says what names and tools of the answer are the client's.</param>
/// <param name="sink">Where the answer goes.</param>
/// <param name="meter">Notes what it costs.</param>
internal sealed class AnswerReader(ProviderCall call, MessagesRequest request, MeteredSink sink, CallMeter meter)
{
    private readonly AnswerUsage _usage = new();
    private string? _reason;
    private PartKind? _open;
    private int? _index;
    private bool _began;
    private bool _spoke;
    private bool _skips;
    private bool _owesInput;
    private int _calls;

    /// <summary>Whether the end was named, so that nothing is missing when the upstream closes.</summary>
    public bool Finished => _reason is not null;

    /// <summary>Takes one event. An error means the answer has failed and must be broken off.</summary>
    public GatewayError? Accept(JsonElement frame)
    {
        var failure = frame.Text("type") switch
        {
            "message_start" => Begin(frame.Field("message")),
            "content_block_start" => Start(frame.Field("content_block"), frame.Whole("index")),
            "content_block_delta" => Go(frame.Field("delta"), frame.Whole("index")),
            "content_block_stop" => Stop(),
            "message_delta" => ReadEnd(frame.Field("delta"), frame.Field("usage")),
            "message" => ReadWhole(frame),

            // Clients are told to expect events they do not know.
            _ => null,
        };
        meter.IsFinal = Finished && meter.Said.IsKnown;
        return failure;
    }

    /// <summary>Nothing more comes; only after <see cref="Finished"/>.</summary>
    public void End()
    {
        Stop();
        var why = StopReasons.Read(_reason!, _calls > 0);
        if (why is StopReason.Filtered && !_spoke)
        {
            sink.Unmetered.Open(new PartHead(PartKind.Refusal));
            sink.Unmetered.Append(Raw.Of(StopReasons.Refused).Content);
            sink.Unmetered.Close();
        }

        sink.End(why);
    }

    private GatewayError? ReadWhole(JsonElement message)
    {
        Begin(message);
        foreach (var block in message.Items("content"))
        {
            if (Start(block, null) is { } failure)
            {
                return failure;
            }
        }

        Stop();
        return ReadEnd(message, message.Field("usage"));
    }

    private GatewayError? Begin(JsonElement message)
    {
        if (_began)
        {
            return null;
        }

        _began = true;
        _usage.ReadPrompt(message.Field("usage"));
        TellUsage();
        sink.Begin(message.Text("model") ?? call.Route.Model);
        return null;
    }

    private GatewayError? ReadEnd(JsonElement delta, JsonElement usage)
    {
        _reason = delta.Text("stop_reason") ?? _reason;
        _usage.Read(usage);
        TellUsage();
        return null;
    }

    private void TellUsage()
    {
        if (_usage.Sum is { IsKnown: true } sum)
        {
            sink.Usage(sum);
        }
    }

    private GatewayError? Start(JsonElement block, int? index)
    {
        Begin(default);
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

    private GatewayError? StartCall(JsonElement block)
    {
        if (block.Text("id") is not { Length: > 0 } id || block.Text("name") is not { Length: > 0 } name)
        {
            return UpstreamErrors.Garbled;
        }

        // The tool that stands for a form of the answer is none of the client's: what it is called with is the answer.
        var isText = name == request.JsonTool;
        _calls += isText ? 0 : 1;
        Open(isText ? new PartHead(PartKind.Text) : new PartHead(PartKind.ToolCall, id, request.Names.Back(name)));
        _owesInput = true;
        if (block.Field("input") is { ValueKind: JsonValueKind.Object } input && input.EnumerateObject().Any())
        {
            Append(JsonEncodedText.Encode(WireJson.Compacted(input).Span, WireJson.Relaxed.Encoder).EncodedUtf8Bytes);
        }

        return null;
    }

    private GatewayError? Go(JsonElement delta, int? index)
    {
        if (_skips)
        {
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

    private GatewayError? Stop()
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
        _spoke |= _open is PartKind.Text;
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
