using System.Text.Json.Nodes;

namespace Maru.Modules.Tests.Llm.Wires.Responses;

/// <summary>
/// A stream as a strict client puts it together: every event has its line, its type and its number; an item is added, grows and is done;
/// the last event holds all of it again.
/// </summary>
internal sealed class Answered
{
    private readonly List<JsonNode> _done = [];
    private string _grown = "";
    private JsonNode? _open;

    private Answered(string text)
    {
        foreach (var piece in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(piece => piece[0] != ':'))
        {
            var lines = piece.Split('\n');
            Assert.Equal(2, lines.Length);
            var e = JsonNode.Parse(lines[1]["data: ".Length..])!;
            Assert.Equal((lines[0], Events.Count), ("event: " + e["type"], (int)e["sequence_number"]!));
            Assert.False(IsOver, "Nothing comes behind the end.");
            Events.Add(e);
            Take((string)e["type"]!, e);
        }
    }

    public List<JsonNode> Events { get; } = [];

    public IEnumerable<string> Types => Events.Select(e => ((string)e["type"]!).Replace("response.", "", StringComparison.Ordinal));

    /// <summary>The response of the last event, where that is an end.</summary>
    public JsonNode? Response { get; private set; }

    public bool IsOver => Response is not null;

    public JsonArray Output => Response!["output"]!.AsArray();

    public static Answered By(string text) => new(text);

    private void Take(string type, JsonNode e)
    {
        switch (type)
        {
            case "response.output_item.added":
                Assert.Null(_open);
                Assert.Equal(_done.Count, (int)e["output_index"]!);
                (_open, _grown) = (e["item"], "");
                break;
            case "response.output_item.done":
                TakeItem(e["item"]!);
                break;
            case "response.completed" or "response.incomplete" or "response.failed":
                Response = e["response"];
                Assert.Equal(type, "response." + Response!["status"]);
                Assert.True(type == "response.failed" || JsonNode.DeepEquals(new JsonArray([.. _done.Select(Copy)]), Output));
                Assert.NotNull(Response["usage"]!["output_tokens_details"]!["reasoning_tokens"]);
                break;
            case var delta when delta.EndsWith(".delta", StringComparison.Ordinal):
                Assert.Equal(((string?)_open!["id"], _done.Count), ((string?)e["item_id"], (int)e["output_index"]!));
                _grown += (string?)e["delta"];
                break;
        }
    }

    private void TakeItem(JsonNode item)
    {
        Assert.Equal((string?)_open!["id"], (string?)item["id"]);
        Assert.True((string?)item["type"] == "reasoning" || item["status"] is not null);
        Assert.Equal(_grown, TextOf(item));
        _done.Add(item);
        _open = null;
    }

    /// <summary>What an item says, whatever it is.</summary>
    public static string TextOf(JsonNode item) => (string?)item["type"] switch
    {
        "function_call" => (string)item["arguments"]!,
        "custom_tool_call" => (string)item["input"]!,
        "reasoning" => string.Concat(item["summary"]!.AsArray().Select(part => (string?)part!["text"])),
        "image_generation_call" => "",
        _ => string.Concat(item["content"]!.AsArray().Select(part => (string?)(part!["text"] ?? part["refusal"]))),
    };

    private static JsonNode Copy(JsonNode node) => node.DeepClone();
}
