using System.Buffers;
using System.Globalization;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Chat;

/// <summary>Collects an answer and writes it as one <c>chat.completion</c>.</summary>
internal sealed class ChatAnswerWriter(ProviderCall call, IBufferWriter<byte> output) : IAnswerSink
{
    private readonly TextCollector _text = new();
    private readonly TextCollector _refusal = new();
    private readonly TextCollector _thoughts = new();
    private readonly ArrayBufferWriter<byte> _calls = new();
    private readonly ArrayBufferWriter<byte> _pictures = new();
    private readonly ArrayBufferWriter<byte> _probabilities = new();
    private string _model = "";
    private PartHead _part;
    private TextCollector _open = new();
    private Seal? _seal;
    private TokenUsage _usage = TokenUsage.Unknown;

    private bool HasCalls => _calls.WrittenCount > 0;

    public void Begin(string model) => _model = model;

    public void Open(in PartHead part)
    {
        (_part, _seal) = (part, null);
        _open = part.Kind switch
        {
            PartKind.Text => _text,
            PartKind.Refusal => _refusal,
            PartKind.Thought => _thoughts,
            PartKind.ToolCall or PartKind.Image => new TextCollector(),
        };
    }

    public void Append(ReadOnlySpan<byte> content, ReadOnlySpan<byte> probabilities = default)
    {
        _open.Add(content);
        if (_probabilities.WrittenCount == 0)
        {
            _probabilities.Write(probabilities);
        }
    }

    public void Sealed(Seal seal) => _seal = seal;

    public void Close()
    {
        if (_part.Kind is PartKind.ToolCall)
        {
            _calls.Write(HasCalls ? ","u8 : default);
            ChatCall.Write(_calls, null, _part, _open.Content, _seal);
        }
        else if (_part.Kind is PartKind.Image)
        {
            _pictures.Write(","u8);
            ChatPicture.Write(_pictures, _part.Name!, _open.Content);
        }
    }

    public void Usage(in TokenUsage usage) => _usage = usage;

    public void End(StopReason why)
    {
        output.Write("{\"id\":\"chatcmpl-"u8);
        output.WriteEscaped(call.Id);
        output.Write("\",\"object\":\"chat.completion\",\"created\":"u8);
        output.WriteEscaped(call.Created.ToString(CultureInfo.InvariantCulture));
        output.Write(",\"model\":\""u8);
        output.WriteEscaped(_model);
        output.Write("\",\"choices\":[{\"index\":0,\"message\":"u8);
        WriteMessage();
        output.Write(",\"logprobs\":"u8);
        output.Write(_probabilities.WrittenCount > 0 ? _probabilities.WrittenSpan : "null"u8);
        output.Write(",\"finish_reason\":"u8, ChatStops.Quoted(why), "}]"u8);
        if (_usage.IsKnown)
        {
            output.Write(",\"usage\":"u8);
            ChatUsage.Write(output, _usage);
        }

        output.Write("}"u8);
    }

    public bool Fail(GatewayError error) => throw new InvalidOperationException("A whole answer fails before it begins.");

    public void Idle()
    {
    }

    private void WriteMessage()
    {
        output.Write("{\"role\":\"assistant\",\"content\":"u8);
        WriteContent();
        output.Write(",\"refusal\":"u8);
        _refusal.WriteTo(output);
        if (_thoughts.IsSet)
        {
            output.Write(",\"reasoning_content\":"u8);
            _thoughts.WriteTo(output);
        }

        if (HasCalls)
        {
            output.Write(",\"tool_calls\":["u8, _calls.WrittenSpan, "]"u8);
        }

        output.Write("}"u8);
    }

    private void WriteContent()
    {
        if (_pictures.WrittenCount > 0)
        {
            output.Write("["u8);
            if (_text.IsSet)
            {
                output.Write("{\"type\":\"text\",\"text\":\""u8, _text.Content, "\"}"u8);
            }

            output.Write(_pictures.WrittenSpan[(_text.IsSet ? 0 : 1)..]);
            output.Write("]"u8);
        }
        else if (_text.IsSet || HasCalls || _refusal.IsSet)
        {
            _text.WriteTo(output);
        }
        else
        {
            // OpenAI says null only where there is something in content's place.
            output.Write("\"\""u8);
        }
    }
}
