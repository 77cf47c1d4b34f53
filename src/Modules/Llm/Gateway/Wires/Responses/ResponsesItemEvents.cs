using System.Buffers;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>The events of one item, in the order in which clients put it together: it is added, its content comes, it is done.</summary>
internal sealed class ResponsesItemEvents(ResponsesFrames frames)
{
    private IBufferWriter<byte> Output => frames.Output;

    public void Added(ResponsesItem item)
    {
        BeginItem("response.output_item.added"u8, item);
        item.WriteStart(Output);
        frames.End();
        if (item.Kind is ItemKind.Text or ItemKind.Refusal)
        {
            Part("response.content_part.added"u8, item, isWhole: false);
        }
    }

    /// <param name="item">The item.</param>
    /// <param name="content">More of it.</param>
    /// <param name="probabilities">Of its tokens, elements of an array.</param>
    public void Delta(ResponsesItem item, ReadOnlySpan<byte> content, ReadOnlySpan<byte> probabilities)
    {
        if (item.Kind is ItemKind.Picture)
        {
            return;
        }

        if (item.Kind is ItemKind.Thought && !item.Content.IsSet)
        {
            Part("response.reasoning_summary_part.added"u8, item, isWhole: false);
        }

        Begin(item.Kind switch
        {
            ItemKind.Refusal => "response.refusal.delta"u8,
            ItemKind.Thought => "response.reasoning_summary_text.delta"u8,
            ItemKind.Function => "response.function_call_arguments.delta"u8,
            ItemKind.FreeText => "response.custom_tool_call_input.delta"u8,
            _ => "response.output_text.delta"u8,
        }, item);
        Output.Write(",\"delta\":\""u8, content, "\""u8);
        if (item.Kind is ItemKind.Text)
        {
            Output.Write(",\"logprobs\":["u8, probabilities, "]"u8);
        }

        frames.End();
    }

    public void Done(ResponsesItem item, string status)
    {
        WriteContentDone(item);
        if (item.Kind is ItemKind.Text or ItemKind.Refusal)
        {
            Part("response.content_part.done"u8, item, isWhole: true);
        }
        else if (item.Kind is ItemKind.Thought && item.Content.IsSet)
        {
            Part("response.reasoning_summary_part.done"u8, item, isWhole: true);
        }

        BeginItem("response.output_item.done"u8, item);
        item.WriteWhole(Output, status);
        frames.End();
    }

    private void WriteContentDone(ResponsesItem item)
    {
        var content = item.Content.Content;
        switch (item.Kind)
        {
            case ItemKind.Picture:
            case ItemKind.Thought when !item.Content.IsSet:
                return;
            case ItemKind.Refusal:
                Begin("response.refusal.done"u8, item);
                Output.Write(",\"refusal\":\""u8, content, "\""u8);
                break;
            case ItemKind.Thought:
                Begin("response.reasoning_summary_text.done"u8, item);
                Output.Write(",\"text\":\""u8, content, "\""u8);
                break;
            case ItemKind.Function:
                Begin("response.function_call_arguments.done"u8, item);
                item.WriteName(Output);
                Output.Write(",\"arguments\":\""u8, content, "\""u8);
                break;
            case ItemKind.FreeText:
                Begin("response.custom_tool_call_input.done"u8, item);
                Output.Write(",\"input\":\""u8, content, "\""u8);
                break;
            default:
                Begin("response.output_text.done"u8, item);
                Output.Write(",\"text\":\""u8, content, "\",\"logprobs\":["u8);
                Output.Write(item.Probabilities);
                Output.Write("]"u8);
                break;
        }

        frames.End();
    }

    private void Part(ReadOnlySpan<byte> type, ResponsesItem item, bool isWhole)
    {
        Begin(type, item);
        Output.Write(",\"part\":"u8);
        item.WritePart(Output, isWhole);
        frames.End();
    }

    private void BeginItem(ReadOnlySpan<byte> type, ResponsesItem item)
    {
        frames.Begin(type);
        Output.Write(",\"output_index\":"u8);
        Output.WriteNumber(item.Index);
        Output.Write(",\"item\":"u8);
    }

    // Messages and thoughts hold one part each.
    private void Begin(ReadOnlySpan<byte> type, ResponsesItem item)
    {
        frames.Begin(type);
        Output.Write(item.Place);
        Output.Write(item.Kind switch
        {
            ItemKind.Text or ItemKind.Refusal => ",\"content_index\":0"u8,
            ItemKind.Thought => ",\"summary_index\":0"u8,
            _ => default,
        });
    }
}
