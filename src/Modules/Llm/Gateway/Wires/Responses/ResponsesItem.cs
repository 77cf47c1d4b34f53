using System.Buffers;
using System.Text;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>One item of an answer: what is known of it before its content, and as much of that as has come.</summary>
internal sealed class ResponsesItem(ItemKind kind, string id, int index)
{
    /// <summary>What the id of a thought begins with.</summary>
    public const string ThoughtId = "rs_";

    public const string InProgress = "in_progress";
    public const string Completed = "completed";
    public const string Incomplete = "incomplete";

    private readonly ArrayBufferWriter<byte> _probabilities = new(16);

    public ItemKind Kind => kind;

    public int Index => index;

    /// <summary>Of a call.</summary>
    public PartHead Call { get; init; }

    /// <summary>Of a call: the tool, where the client declared it.</summary>
    public Tool? Tool { get; init; }

    /// <summary>Of a thought.</summary>
    public Seal? Seal { get; set; }

    /// <summary>The inside of a JSON string.</summary>
    public TextCollector Content { get; } = new();

    /// <summary>Elements of an array.</summary>
    public ReadOnlySpan<byte> Probabilities => _probabilities.WrittenSpan;

    /// <summary>What names it in its events.</summary>
    public byte[] Place { get; } = Encoding.ASCII.GetBytes($",\"item_id\":\"{id}\",\"output_index\":{index}");

    public static string IdOf(ItemKind kind, string callId, int index)
    {
        var head = kind switch
        {
            ItemKind.Text or ItemKind.Refusal => "msg_",
            ItemKind.Thought => ThoughtId,
            ItemKind.Function => "fc_",
            ItemKind.FreeText => "ctc_",
            ItemKind.Picture => "ig_",
        };
        return $"{head}{callId}_{index}";
    }

    public void AddProbabilities(ReadOnlySpan<byte> elements)
    {
        if (!elements.IsEmpty)
        {
            _probabilities.Write(_probabilities.WrittenCount > 0 ? ","u8 : default);
            _probabilities.Write(elements);
        }
    }

    /// <summary>As it stands before its content.</summary>
    public void WriteStart(IBufferWriter<byte> output) => Write(output, InProgress, isWhole: false);

    /// <summary>As it stands at its end.</summary>
    public void WriteWhole(IBufferWriter<byte> output, string status) => Write(output, status, isWhole: true);

    /// <summary>The part that holds a message's or a thought's content.</summary>
    public void WritePart(IBufferWriter<byte> output, bool isWhole)
    {
        output.Write(kind switch
        {
            ItemKind.Refusal => "{\"type\":\"refusal\",\"refusal\":\""u8,
            ItemKind.Thought => "{\"type\":\"summary_text\",\"text\":\""u8,
            _ => "{\"type\":\"output_text\",\"text\":\""u8,
        });
        output.Write(isWhole ? Content.Content : default);
        output.Write("\""u8);
        if (kind is ItemKind.Text)
        {
            output.Write(",\"annotations\":[],\"logprobs\":["u8, isWhole ? Probabilities : default, "]"u8);
        }

        output.Write("}"u8);
    }

    private void Write(IBufferWriter<byte> output, string status, bool isWhole)
    {
        output.Write("{\"id\":\""u8);
        output.WriteEscaped(id);
        output.Write("\""u8);
        if (kind is ItemKind.Thought)
        {
            WriteThought(output, isWhole);
        }
        else
        {
            output.Write(",\"status\":\""u8);
            output.WriteEscaped(status);
            output.Write("\""u8);
            WriteContent(output, isWhole);
        }

        output.Write("}"u8);
    }

    private void WriteThought(IBufferWriter<byte> output, bool isWhole)
    {
        output.Write(",\"type\":\"reasoning\",\"summary\":["u8);
        if (isWhole && Content.IsSet)
        {
            WritePart(output, isWhole: true);
        }

        output.Write("]"u8);
        if (isWhole && Seal is not null)
        {
            output.Write(",\"encrypted_content\":\""u8, Encoding.ASCII.GetBytes(Envelope.Of(Seal)), "\""u8);
        }
    }

    private void WriteContent(IBufferWriter<byte> output, bool isWhole)
    {
        var content = isWhole ? Content.Content : default;
        switch (kind)
        {
            case ItemKind.Function:
                output.Write(",\"type\":\"function_call\",\"arguments\":\""u8, content, "\""u8);
                WriteCall(output);
                break;
            case ItemKind.FreeText:
                output.Write(",\"type\":\"custom_tool_call\",\"input\":\""u8, content, "\""u8);
                WriteCall(output);
                break;
            case ItemKind.Picture when isWhole:
                output.Write(",\"type\":\"image_generation_call\",\"result\":\""u8, content, "\""u8);
                break;
            case ItemKind.Picture:
                output.Write(",\"type\":\"image_generation_call\",\"result\":null"u8);
                break;
            default:
                output.Write(",\"type\":\"message\",\"role\":\"assistant\",\"content\":["u8);
                if (isWhole)
                {
                    WritePart(output, isWhole: true);
                }

                output.Write("]"u8);
                break;
        }
    }

    private void WriteCall(IBufferWriter<byte> output)
    {
        output.Write(",\"call_id\":\""u8);
        output.WriteEscaped(Call.CallId!);
        output.Write("\""u8);
        WriteName(output);
        if (Tool?.Group is { } group)
        {
            output.Write(",\"namespace\":\""u8);
            output.WriteEscaped(group);
            output.Write("\""u8);
        }
    }

    /// <summary>A call's tool, by the name the client gave it.</summary>
    public void WriteName(IBufferWriter<byte> output)
    {
        output.Write(",\"name\":\""u8);
        output.WriteEscaped(Tool is null ? Call.Name! : ResponsesTools.OwnNameOf(Tool));
        output.Write("\""u8);
    }
}
