using System.Text;

namespace Maru.Modules.Tests.Llm.Anthropic;

/// <summary>Events of Anthropic's streams.</summary>
internal static class Frames
{
    public const string Start =
        """{"type":"message_start","message":"""
        + """{"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-4-5-20251001","content":[]"""
        + ""","usage":{"input_tokens":9,"cache_creation_input_tokens":20,"cache_read_input_tokens":100,"output_tokens":1}}}""";

    public const string Stop = """{"type":"message_stop"}""";

    /// <summary>Every event with its name, as the vendor writes them.</summary>
    public static string Of(params IEnumerable<string> events)
    {
        var text = new StringBuilder();
        foreach (var data in events)
        {
            text.Append("event: ").Append(data.Split('"')[3]).Append("\ndata: ").Append(data.Trim()).Append("\n\n");
        }

        return text.ToString();
    }

    /// <summary>A block from its start to its stop.</summary>
    public static string[] Block(int index, string head, params string[] deltas) =>
    [
        $$"""{"type":"content_block_start","index":{{index}},"content_block":{{head}}}""",
        .. deltas.Select(delta => $$"""{"type":"content_block_delta","index":{{index}},"delta":{{delta}}}"""),
        $$"""{"type":"content_block_stop","index":{{index}}}""",
    ];

    public static string[] Text(int index, params string[] pieces) => Block(
        index, """{"type":"text","text":""}""", [.. pieces.Select(piece => $$"""{"type":"text_delta","text":"{{piece}}"}""")]);

    public static string[] Call(int index, string name, params string[] pieces) => Block(
        index, $$$"""{"type":"tool_use","id":"toolu_{{{index}}}","name":"{{{name}}}","input":{}}""",
        [.. pieces.Select(piece => $$"""{"type":"input_json_delta","partial_json":"{{piece}}"}""")]);

    public static string End(string reason, int output = 7) => $$$"""
        {"type":"message_delta","delta":{"stop_reason":"{{{reason}}}","stop_sequence":null},"usage":{"output_tokens":{{{output}}}}}
        """;
}
