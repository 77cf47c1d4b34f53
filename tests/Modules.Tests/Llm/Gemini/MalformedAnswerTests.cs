using System.Text;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Gemini;

public sealed class MalformedAnswerTests
{
    private const string Answer = """
        {"candidates":[{"content":{"parts":[{"text":"a\u00e9","thought":true},{"text":"b"},{"functionCall":{"name":"f","args":{"x":[1,{}]}}},
        {"inlineData":{"mimeType":"image/png","data":"aGk="}}]},"finishReason":"STOP","logprobsResult":{"chosenCandidates":[{"token":"a"}],"topCandidates":[{}]}}],
        "usageMetadata":{"promptTokenCount":5,"candidatesTokenCount":9},"embedding":{"values":[1,2]},"error_":{"code":500,"details":[{}]}}
        """;

    private static readonly string[] s_pieces =
        ["null", "[]", "{}", "\"\"", "1e400", "-1", "\"\\ud800\"", "\"STOP\"", "true", "99999999999", "[[]]", "{\"a\":1}", "\u0000", "\"error\"", "]", "}"];

    [Theory]
    [InlineData("Chat", false, 1)]
    [InlineData("Chat", true, 2)]
    [InlineData("Embeddings", false, 3)]
    [InlineData("Images", false, 4)]
    public async Task Mutilated_bodies_end_in_an_answer_or_an_error_and_never_throw(string name, bool stream, int seed)
    {
        var operation = Enum.Parse<Operation>(name);
        var random = new Random(seed);
        var failed = 0;
        for (var round = 0; round < 2000; round++)
        {
            var body = Mutilate(Encoding.UTF8.GetBytes(Answer.ReplaceLineEndings("")), random);
            var upstream = stream
                ? StubUpstream.Events(new PiecesStream([.. "data: "u8, .. body, .. "\r\n\r\n"u8]))
                : new StubUpstream(_ => StubUpstream.Respond(new MemoryStream(body), "application/json"));

            var (report, reply) = await A.Asked(upstream, Call(operation, stream));

            var whole = report is { Outcome: CallOutcome.Succeeded, Error: null } && reply is { Started: true, Aborted: false };
            var refused = report is { Outcome: CallOutcome.Failed, Error: not null }
                && reply.Aborted == reply.Started && (stream || !reply.Started);
            Assert.True(whole || refused, $"Round {round}: {Encoding.UTF8.GetString(body)}\n{reply.Text}");
            failed += refused ? 1 : 0;
        }

        Assert.InRange(failed, 200, 1999);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Noise_is_always_an_error(bool stream)
    {
        var random = new Random(5);
        for (var round = 0; round < 1000; round++)
        {
            var body = new byte[random.Next(200)];
            random.NextBytes(body);

            var (report, _) = await A.Asked(
                stream ? StubUpstream.Events(new PiecesStream(body)) : new StubUpstream(_ => StubUpstream.Respond(new MemoryStream(body), "application/json")),
                Call(Operation.Chat, stream));

            Assert.Equal(CallOutcome.Failed, report.Outcome);
            Assert.NotNull(report.Error);
        }
    }

    [Fact]
    public async Task A_body_longer_than_allowed_is_garbled()
    {
        var (report, _) = await A.Asked(
            new StubUpstream(_ => StubUpstream.Respond(new MemoryStream(new byte[(32 * 1024 * 1024) + 1]), "application/json")), Call(Operation.Chat, false));

        Assert.Equal("upstream_garbled", report.Error!.Code);
    }

    private static Maru.Modules.Llm.Providers.ProviderCall Call(Operation operation, bool stream) => A.Call(
        """{"messages":[{"role":"user","content":"x"}],"input":"x","prompt":"x"}""", operation, stream, usage: true);

    private static byte[] Mutilate(byte[] body, Random random)
    {
        var from = random.Next(body.Length);
        var to = Math.Min(body.Length, from + random.Next(12));
        byte[] piece = random.Next(3) == 0 ? [(byte)random.Next(256)] : Encoding.UTF8.GetBytes(s_pieces[random.Next(s_pieces.Length)]);
        if (random.Next(2) == 0)
        {
            // Values swapped whole keep the JSON valid and its shape wrong, which is the harder case.
            var text = Encoding.UTF8.GetString(body);
            var colon = text.IndexOf(':', random.Next(text.Length / 2));
            var end = text.IndexOfAny([',', '}', ']'], colon);
            return Encoding.UTF8.GetBytes(text[..(colon + 1)] + s_pieces[random.Next(s_pieces.Length)] + text[end..]);
        }

        return random.Next(5) == 0 ? body[..from] : [.. body[..from], .. piece, .. body[to..]];
    }
}
