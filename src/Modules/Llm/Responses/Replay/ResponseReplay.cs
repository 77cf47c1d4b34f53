using System.Buffers;
using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Responses.Replay;

/// <summary>
/// The stream of a response that is finished, made from its object: the events in the order of the vendor's, each text in one delta. The
/// same object gives the same numbers each time, so that a client can go on where it was cut off.
/// </summary>
internal static class ResponseReplay
{
    // What is not known yet when a response begins.
    private static readonly string[] Later = ["usage", "error", "incomplete_details", "completed_at"];

    /// <summary>The frames behind a number, each as it is sent; -1 for all.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Frames(JsonElement response, int after)
    {
        var number = 0;
        foreach (var happened in EventsOf(response))
        {
            if (number > after)
            {
                yield return Frame(happened, number);
            }

            number++;
        }
    }

    private static IEnumerable<ReplayedEvent> EventsOf(JsonElement response)
    {
        yield return new ReplayedEvent("response.created", json => WriteBegun(json, response));
        yield return new ReplayedEvent("response.in_progress", json => WriteBegun(json, response));
        var index = 0;
        foreach (var item in response.Items("output"))
        {
            foreach (var happened in new ReplayedItem(item, index).Events())
            {
                yield return happened;
            }

            index++;
        }

        yield return new ReplayedEvent(
            response.Text("status") switch
            {
                "completed" => "response.completed",
                "failed" => "response.failed",
                _ => "response.incomplete",
            },
            json =>
            {
                json.WritePropertyName("response");
                response.WriteTo(json);
            });
    }

    private static void WriteBegun(Utf8JsonWriter json, JsonElement response)
    {
        json.WriteStartObject("response");
        foreach (var member in response.EnumerateObject())
        {
            if (member.NameEquals("status"))
            {
                json.WriteString("status", "in_progress");
            }
            else if (member.NameEquals("output"))
            {
                json.WriteStartArray("output");
                json.WriteEndArray();
            }
            else if (Later.Contains(member.Name))
            {
                json.WriteNull(member.Name);
            }
            else
            {
                member.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Frame(ReplayedEvent happened, int number)
    {
        var frame = new ArrayBufferWriter<byte>();
        frame.Write(Encoding.ASCII.GetBytes($"event: {happened.Type}\ndata: "));
        using (var json = new Utf8JsonWriter(frame, WireJson.Compact))
        {
            json.WriteStartObject();
            json.WriteString("type", happened.Type);
            json.WriteNumber("sequence_number", number);
            happened.Write(json);
            json.WriteEndObject();
        }

        frame.Write("\n\n"u8);
        return frame.WrittenMemory;
    }
}
