using System.Text;
using Maru.Modules.Llm.Providers.OpenAi;

namespace Maru.Modules.Tests.Llm.Gateway;

public sealed class EventFramesTests
{
    [Theory]
    [InlineData("data: a\n\ndata: b\n\n", 9)]
    [InlineData("data: a\r\n\r\nrest", 11)]
    [InlineData(": ping\n\n", 8)]
    [InlineData("data: a\n", -1)]
    [InlineData("data: a", -1)]
    public void An_event_ends_at_its_blank_line(string bytes, int end) =>
        Assert.Equal(end, EventFrames.EndOfFirst(Encoding.UTF8.GetBytes(bytes)));

    [Theory]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"hi\"},\"finish_reason\":null}]}\n\n", nameof(EventFrame.Plain))]
    [InlineData("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n", nameof(EventFrame.Finish))]
    [InlineData("data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1}}\n\n", nameof(EventFrame.Usage))]
    [InlineData("data: {\"choices\": [], \"usage\": {\"prompt_tokens\": 1}}\n\n", nameof(EventFrame.Usage))]
    [InlineData("data: {\"error\":{\"message\":\"no\"}}\n\n", nameof(EventFrame.Error))]
    [InlineData("data: [DONE]\n\n", nameof(EventFrame.Done))]
    [InlineData("data:[DONE]\r\n\r\n", nameof(EventFrame.Done))]
    [InlineData(": keep-alive\n\n", nameof(EventFrame.Plain))]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"\\\"finish_reason\\\":\\\"stop\\\"\"},\"finish_reason\":null}]}\n\n", nameof(EventFrame.Plain))]
    public void Events_are_told_apart_by_their_bytes(string frame, string kind) =>
        Assert.Equal(kind, EventFrames.Tell(Encoding.UTF8.GetBytes(frame)).ToString());
}
