using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Responses.Replay;

namespace Maru.Modules.Tests.Llm.Responses;

public sealed class ResponseReplayTests
{
    private const string Whole = """
        {"id":"resp_1","object":"response","created_at":1,"status":"completed","model":"m","usage":{"input_tokens":1},"output":[
        {"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"hm"}],"encrypted_content":"maru1.x"},
        {"id":"msg_1","type":"message","role":"assistant","status":"completed","content":[
        {"type":"output_text","text":"안녕 \"you\"","annotations":[{"type":"url_citation","url":"https://a.test"}],"logprobs":[]},
        {"type":"refusal","refusal":"no"}]},
        {"id":"fc_1","type":"function_call","call_id":"call_1","name":"look","arguments":"{\"a\":1}","status":"completed"},
        {"id":"ctc_1","type":"custom_tool_call","call_id":"call_2","name":"patch","input":"free"},
        {"id":"ig_1","type":"image_generation_call","status":"completed","result":"AAAA"}]}
        """;

    private static readonly string[] Types =
    [
        "response.created", "response.in_progress",
        "response.output_item.added", "response.reasoning_summary_part.added", "response.reasoning_summary_text.delta",
        "response.reasoning_summary_text.done", "response.reasoning_summary_part.done", "response.output_item.done",
        "response.output_item.added", "response.content_part.added", "response.output_text.delta",
        "response.output_text.annotation.added", "response.output_text.done", "response.content_part.done",
        "response.content_part.added", "response.refusal.delta", "response.refusal.done", "response.content_part.done",
        "response.output_item.done",
        "response.output_item.added", "response.function_call_arguments.delta", "response.function_call_arguments.done",
        "response.output_item.done",
        "response.output_item.added", "response.custom_tool_call_input.delta", "response.custom_tool_call_input.done",
        "response.output_item.done",
        "response.output_item.added", "response.output_item.done",
        "response.completed",
    ];

    [Fact]
    public void Every_kind_of_item_goes_through_its_events_in_order_with_numbers_that_rise_by_one()
    {
        var frames = Replay(Whole);

        Assert.Equal(Types, frames.Select(frame => frame.GetProperty("type").GetString()));
        Assert.Equal(Enumerable.Range(0, Types.Length), frames.Select(frame => frame.GetProperty("sequence_number").GetInt32()));
    }

    [Fact]
    public void The_beginning_knows_nothing_of_the_end_and_the_end_is_the_response_itself()
    {
        var frames = Replay(Whole);

        var begun = frames[0].GetProperty("response");
        Assert.Equal(
            """{"id":"resp_1","object":"response","created_at":1,"status":"in_progress","model":"m","usage":null,"output":[]}""",
            begun.GetRawText());
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Whole), frames[^1].GetProperty("response")));
        Assert.Equal("""{"type":"output_text","text":"","annotations":[],"logprobs":[]}""", frames[9].GetProperty("part").GetRawText());
        Assert.Equal(("fc_1", "", "in_progress"), (Of(frames[19], "id"), Of(frames[19], "arguments"), Of(frames[19], "status")));
        Assert.Equal("안녕 \"you\"", frames[10].GetProperty("delta").GetString());
        Assert.Equal((1, 0, "msg_1"), (
            frames[10].GetProperty("output_index").GetInt32(), frames[10].GetProperty("content_index").GetInt32(),
            frames[10].GetProperty("item_id").GetString()));
        Assert.Equal("look", frames[21].GetProperty("name").GetString());
    }

    [Fact]
    public void A_client_goes_on_where_it_was_cut_off()
    {
        var whole = Replay(Whole);

        for (var after = -1; after <= Types.Length; after++)
        {
            Assert.Equal(
                whole.Skip(after + 1).Select(frame => frame.GetRawText()), Replay(Whole, after).Select(frame => frame.GetRawText()));
        }
    }

    [Theory]
    [InlineData("failed", "response.failed")]
    [InlineData("incomplete", "response.incomplete")]
    [InlineData("cancelled", "response.incomplete")]
    public void A_response_that_came_to_another_end_says_so(string status, string type) =>
        Assert.Equal(type, Replay($$"""{"id":"r","status":"{{status}}","output":[]}""")[^1].GetProperty("type").GetString());

    private static string? Of(JsonElement frame, string field) => frame.GetProperty("item").GetProperty(field).GetString();

    private static JsonElement[] Replay(string response, int after = -1) =>
    [
        .. ResponseReplay.Frames(JsonElement.Parse(response), after).Select(frame =>
        {
            var lines = Encoding.UTF8.GetString(frame.Span).Split('\n');
            var data = JsonElement.Parse(lines[1]["data: ".Length..]);
            Assert.Equal(("event: " + data.GetProperty("type").GetString(), "", "", 4), (lines[0], lines[2], lines[3], lines.Length));
            return data;
        }),
    ];
}
