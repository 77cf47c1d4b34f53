using System.Net;
using System.Text;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Gateway;

public sealed class WholeAnswerTests
{
    private const string Answer =
        """{"id":"c","choices":[{"message":{"content":"hello {world}"}}],"usage":{"prompt_tokens":12,"completion_tokens":7}}""";

    [Theory]
    [InlineData(201)]
    [InlineData(206)]
    [InlineData(299)]
    public async Task A_status_that_no_answer_has_is_a_failure_that_costs_nothing(int status)
    {
        foreach (var stream in new[] { false, true })
        {
            var reply = new FakeReply();

            var end = await Passed.Async(StubUpstream.Json(Answer, (HttpStatusCode)status), reply, stream, CancellationToken.None);

            Assert.Equal((CallOutcome.Failed, 502, "upstream_unexpected_status"), (end.Outcome, end.Status, end.Error!.Code));
            Assert.Equal((false, TokenUsage.Unknown), (reply.Started, end.Usage));
        }
    }

    [Fact]
    public async Task An_answer_longer_than_its_length_promised_is_broken_wherever_it_is_cut()
    {
        for (var length = 1; length < Answer.Length; length++)
        {
            var (end, reply) = await CutAsync(Answer, length);

            Assert.Equal((CallOutcome.Failed, "upstream_broken", 502), (end.Outcome, end.Error!.Code, end.Status));
            Assert.False(reply.Started);
        }

        Assert.Equal(CallOutcome.Succeeded, (await CutAsync(Answer, Answer.Length)).End.Outcome);
    }

    [Fact]
    public async Task Of_a_long_broken_answer_the_client_never_gets_the_promised_length()
    {
        var answer = Answer.Replace("hello", new string('h', 30_000), StringComparison.Ordinal);

        var (end, reply) = await CutAsync(answer, 20_000);

        Assert.Equal((CallOutcome.Failed, "upstream_broken", true), (end.Outcome, end.Error!.Code, reply.Aborted));
        Assert.True(reply.Text.Length < 20_000);
    }

    [Theory]
    [InlineData("""{"created":1,"data":[{"b64_json":"AAAA"},{"b64_json":"BBBB"}]}""", 2, null)]
    [InlineData("""{"created":1,"data":[{"url":"https://a/1","b64_json":null},{"url":"a","b64_json":null},{"url":"b"}]}""", 3, null)]
    [InlineData("""{"created":1,"data":[{"b64_json":"AAAA"}],"usage":{"input_tokens":9,"output_tokens":4160}}""", 1, 4160)]
    public async Task Pictures_are_counted(string answer, int images, int? output)
    {
        foreach (var cut in Enumerable.Range(1, answer.Length - 1))
        {
            var bytes = Encoding.UTF8.GetBytes(answer);
            var upstream = new StubUpstream(_ => StubUpstream.Respond(new PiecesStream(bytes[..cut], bytes[cut..]), "application/json"));

            var end = await Passed.Async(upstream, new FakeReply(), stream: false, CancellationToken.None, "dall-e-3", Operation.Images);

            Assert.Equal((CallOutcome.Succeeded, images, output), (end.Outcome, end.Images, end.Usage.Output));
        }
    }

    [Fact]
    public async Task An_answer_without_usage_is_counted_by_its_text()
    {
        var answer = Answer[..Answer.IndexOf(",\"usage\"", StringComparison.Ordinal)] + "}";

        var end = await Passed.Async(StubUpstream.Json(answer), new FakeReply(), stream: false, CancellationToken.None);

        Assert.Equal((CallOutcome.Succeeded, UsageSource.Estimated, 4), (end.Outcome, end.Source, end.Usage.Output));
    }

    [Fact]
    public async Task Vectors_without_usage_cost_their_input()
    {
        var upstream = StubUpstream.Json("""{"object":"list","data":[{"embedding":[0.5,1]}]}""");

        var end = await Passed.Async(
            upstream, new FakeReply(), stream: false, CancellationToken.None, "text-embedding-3-small", Operation.Embeddings);

        Assert.Equal((UsageSource.Estimated, 0), (end.Source, end.Usage.Output));
        Assert.True(end.Usage.Input > 0);
    }

    [Fact]
    public async Task Events_of_pictures_pass_and_are_counted()
    {
        var data = $$"""{"b64_json":"{{new string('A', 90_000)}}","usage":{"input_tokens":9,"output_tokens":272""" + "}}";
        var events = $"event: image_generation.completed\ndata: {data}\n\n";
        var reply = new FakeReply();

        var end = await Passed.Async(
            StubUpstream.Events(events), reply, stream: true, CancellationToken.None, "gpt-image-1", Operation.Images);

        Assert.Equal((CallOutcome.Succeeded, 1, new TokenUsage(9, 272)), (end.Outcome, end.Images, end.Usage));
        Assert.Equal((events, "text/event-stream"), (reply.Text, reply.ContentType));
    }

    private static async Task<(CallEnd End, FakeReply Reply)> CutAsync(string answer, int length)
    {
        var reply = new FakeReply();
        var upstream = new StubUpstream(_ =>
        {
            var response = StubUpstream.Respond(new MemoryStream(Encoding.UTF8.GetBytes(answer[..length])), "application/json");
            response.Content.Headers.ContentLength = length;
            return response;
        });
        return (await Passed.Async(upstream, reply, stream: false, CancellationToken.None), reply);
    }
}
