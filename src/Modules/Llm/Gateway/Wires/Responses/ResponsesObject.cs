using System.Buffers;
using System.Globalization;
using System.Text;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>A response as it stands: what it repeats of its request, and the items that are whole.</summary>
internal sealed class ResponsesObject(ProviderCall call, ReadOnlyMemory<byte> echo)
{
    private readonly ArrayBufferWriter<byte> _items = new();

    /// <summary>As the provider names it, once it has.</summary>
    public string Model { get; set; } = call.Route.Model;

    public TokenUsage Usage { get; set; } = new(call.EstimatedInputTokens, 0);

    public void Add(ResponsesItem item, string status)
    {
        _items.Write(_items.WrittenCount > 0 ? ","u8 : default);
        item.WriteWhole(_items, status);
    }

    /// <summary>Before anything has come.</summary>
    public ReadOnlyMemory<byte> Begun() => Write(ResponsesItem.InProgress, "null"u8, "null"u8, usage: null);

    public ReadOnlyMemory<byte> Ended(StopReason why) => why switch
    {
        StopReason.Limit => Write(ResponsesItem.Incomplete, "null"u8, "{\"reason\":\"max_output_tokens\"}"u8, Usage),
        StopReason.Filtered => Write(ResponsesItem.Incomplete, "null"u8, "{\"reason\":\"content_filter\"}"u8, Usage),
        StopReason.Done or StopReason.ToolCalls => Write(ResponsesItem.Completed, "null"u8, "null"u8, Usage),
    };

    public ReadOnlyMemory<byte> Failed(GatewayError error)
    {
        var told = $"{{\"code\":{Json(ResponsesError.CodeOf(error))},\"message\":{Json(ResponsesError.MessageOf(error))}}}";
        return Write("failed", Encoding.UTF8.GetBytes(told), "null"u8, Usage);
    }

    private static string Json(string text) => Encoding.UTF8.GetString(Raw.Of(text).Json.Span);

    private ReadOnlyMemory<byte> Write(string status, ReadOnlySpan<byte> error, ReadOnlySpan<byte> incomplete, TokenUsage? usage)
    {
        var output = new ArrayBufferWriter<byte>(1024 + echo.Length + _items.WrittenCount);
        output.Write("{\"id\":\"resp_"u8);
        output.WriteEscaped(call.Kept?.Id ?? call.Id);
        output.Write("\",\"object\":\"response\",\"created_at\":"u8);
        output.WriteEscaped(call.Created.ToString(CultureInfo.InvariantCulture));
        output.Write(",\"status\":\""u8);
        output.WriteEscaped(status);
        output.Write("\",\"background\":"u8, call.Kept is { InBackground: true } ? "true"u8 : "false"u8, ",\"error\":"u8);
        output.Write(error, ",\"incomplete_details\":"u8, incomplete);
        output.Write(",\"model\":\""u8);
        output.WriteEscaped(Model);
        output.Write("\",\"output\":["u8, _items.WrittenSpan, "],\"usage\":"u8);
        if (usage is { } tokens)
        {
            ResponsesUsage.Write(output, tokens);
        }
        else
        {
            output.Write("null"u8);
        }

        output.Write(echo.IsEmpty ? default : ","u8, echo.Span, "}"u8);
        return output.WrittenMemory;
    }
}
