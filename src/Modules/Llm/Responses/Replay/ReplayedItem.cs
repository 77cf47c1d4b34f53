using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Responses.Replay;

/// <summary>The events by which one item of an output came to be.</summary>
internal sealed class ReplayedItem(JsonElement item, int index)
{
    public IEnumerable<ReplayedEvent> Events() => item.Text("type") switch
    {
        "message" => [Added("content"), .. item.Items("content").SelectMany(PartEvents), Done()],
        "reasoning" => [Added("summary"), .. item.Items("summary").SelectMany(SummaryEvents), Done()],
        "function_call" => [Added("arguments"), .. CallEvents("response.function_call_arguments", "arguments"), Done()],
        "custom_tool_call" => [Added("input"), .. CallEvents("response.custom_tool_call_input", "input"), Done()],
        _ => [Added(""), Done()],
    };

    private ReplayedEvent Added(string filled) => new("response.output_item.added", json =>
    {
        json.WriteNumber("output_index", index);
        json.WritePropertyName("item");
        WriteEmptied(json, item, filled, "in_progress");
    });

    private ReplayedEvent Done() => new("response.output_item.done", json =>
    {
        json.WriteNumber("output_index", index);
        Write(json, "item", item);
    });

    private IEnumerable<ReplayedEvent> CallEvents(string type, string field)
    {
        var text = item.Field(field);
        yield return Event(type + ".delta", json => Write(json, "delta", text));
        yield return Event(type + ".done", json =>
        {
            if (item.Text("type") == "function_call")
            {
                Write(json, "name", item.Field("name"));
            }

            Write(json, field, text);
        });
    }

    private IEnumerable<ReplayedEvent> PartEvents(JsonElement part, int at)
    {
        var field = part.Text("type") == "refusal" ? "refusal" : "text";
        var type = field == "refusal" ? "response.refusal" : "response.output_text";
        var text = part.Field(field);
        yield return PartEvent("response.content_part.added", at, json =>
        {
            json.WritePropertyName("part");
            WriteEmptied(json, part, field, null);
        });
        if (text.Is(JsonValueKind.String))
        {
            yield return PartEvent(type + ".delta", at, json => WriteText(json, "delta", text, field));
            foreach (var (number, annotation) in part.Items("annotations").Index())
            {
                yield return PartEvent("response.output_text.annotation.added", at, json =>
                {
                    json.WriteNumber("annotation_index", number);
                    Write(json, "annotation", annotation);
                });
            }

            yield return PartEvent(type + ".done", at, json => WriteText(json, field, text, field));
        }

        yield return PartEvent("response.content_part.done", at, json => Write(json, "part", part));
    }

    private IEnumerable<ReplayedEvent> SummaryEvents(JsonElement part, int at)
    {
        var text = part.Field("text");
        yield return SummaryEvent("response.reasoning_summary_part.added", at, json =>
        {
            json.WritePropertyName("part");
            WriteEmptied(json, part, "text", null);
        });
        yield return SummaryEvent("response.reasoning_summary_text.delta", at, json => Write(json, "delta", text));
        yield return SummaryEvent("response.reasoning_summary_text.done", at, json => Write(json, "text", text));
        yield return SummaryEvent("response.reasoning_summary_part.done", at, json => Write(json, "part", part));
    }

    private ReplayedEvent PartEvent(string type, int at, Action<Utf8JsonWriter> write) =>
        Event(type, json =>
        {
            json.WriteNumber("content_index", at);
            write(json);
        });

    private ReplayedEvent SummaryEvent(string type, int at, Action<Utf8JsonWriter> write) =>
        Event(type, json =>
        {
            json.WriteNumber("summary_index", at);
            write(json);
        });

    private ReplayedEvent Event(string type, Action<Utf8JsonWriter> write) => new(type, json =>
    {
        Write(json, "item_id", item.Field("id"));
        json.WriteNumber("output_index", index);
        write(json);
    });

    private static void WriteText(Utf8JsonWriter json, string name, JsonElement text, string field)
    {
        Write(json, name, text);
        if (field == "text")
        {
            json.WriteStartArray("logprobs");
            json.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter json, string name, JsonElement value)
    {
        json.WritePropertyName(name);
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            json.WriteNullValue();
        }
        else
        {
            value.WriteTo(json);
        }
    }

    // As it is before anything has come: what fills up is empty, its notes are not there yet.
    private static void WriteEmptied(Utf8JsonWriter json, JsonElement whole, string filled, string? status)
    {
        json.WriteStartObject();
        foreach (var member in whole.EnumerateObject())
        {
            json.WritePropertyName(member.Name);
            if (status is not null && member.NameEquals("status"))
            {
                json.WriteStringValue(status);
            }
            else if (member.Value.Is(JsonValueKind.Array) && (member.NameEquals(filled) || member.Name is "annotations" or "logprobs"))
            {
                json.WriteStartArray();
                json.WriteEndArray();
            }
            else if (member.Value.Is(JsonValueKind.String) && member.NameEquals(filled))
            {
                json.WriteStringValue("");
            }
            else
            {
                member.Value.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }
}
