using System.Text;
using Maru.Contracts.Llm;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Tests.Llm.Gemini;
using Maru.Modules.Tests.Llm.UseCases;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Tests.Llm.Measuring;

public sealed class CallMeterTests
{
    private const string Asked = """{"model":"gpt-4o","messages":[{"role":"user","content":"hello world, how are you today?"}]}""";

    [Fact]
    public void What_the_provider_says_of_a_whole_answer_is_known()
    {
        var end = End(Call(), meter => Said(meter, "some text", new TokenUsage(14, 9, 3, 4)));

        Assert.Equal((new TokenUsage(14, 9, 3, 4), UsageSource.Known, CallOutcome.Succeeded), (end.Usage, end.Source, end.Outcome));
    }

    [Fact]
    public void Without_a_word_of_the_provider_both_ways_are_counted()
    {
        var end = End(Call(), meter => Write(meter, "hello world"));

        Assert.Equal((2, UsageSource.Estimated), (end.Usage.Output, end.Source));
        Assert.Equal(15, end.Usage.Input);
    }

    [Fact]
    public void A_delta_is_a_token_at_least() =>
        Assert.Equal(5, End(Call(), meter => Write(meter, "h", "e", "l", "l", "o")).Usage.Output);

    [Theory]
    [InlineData(int.MaxValue, 10)]
    [InlineData(12, int.MaxValue)]
    [InlineData(-1, 10)]
    [InlineData(12, -1)]
    [InlineData(12, 1_500)]
    [InlineData(17_000, 10)]
    public void Figures_that_cannot_be_true_are_replaced_by_a_count_with_one_warning(int input, int output)
    {
        using var log = new LogLines();
        using var loggers = new LoggerFactory([log]);
        var meters = Meters.Of(loggers.CreateLogger<CallMeters>());
        void Pass(CallMeter meter) => Said(meter, "hello world", new TokenUsage(input, output));

        var ends = Enumerable.Range(0, 3).Select(_ => End(Call(most: 100), Pass, meters)).ToList();

        Assert.All(ends, end => Assert.Equal(UsageSource.Estimated, end.Source));
        Assert.All(ends, end => Assert.InRange(end.Usage.Input!.Value, 12, 15));
        Assert.All(ends, end => Assert.InRange(end.Usage.Output!.Value, 2, 10));
        Assert.Single(log.All);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(20, 20)]
    public void Figures_far_below_what_came_and_went_are_replaced_by_a_count(int input, int output)
    {
        var question = string.Concat(Enumerable.Repeat("How are you today? ", 200));
        var call = Call($$"""{"model":"gpt-4o","messages":[{"role":"user","content":"{{question}}"}]}""");
        var answer = string.Concat(Enumerable.Repeat("I am fine, thank you. ", 100));

        var end = End(call, meter => Said(meter, answer, new TokenUsage(input, output)));

        Assert.Equal(UsageSource.Estimated, end.Source);
        Assert.InRange(end.Usage.Input!.Value, 1_000, 1_100);
        Assert.InRange(end.Usage.Output!.Value, 600, 801);
    }

    [Fact]
    public void Hidden_reasoning_and_pictures_can_be_true()
    {
        const string Picture = """{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://a.test"}}]}]}""";

        Assert.Equal(UsageSource.Known, End(Call(), meter => Said(meter, "42", new TokenUsage(14, 90_000, 0, 89_990))).Source);
        Assert.Equal(UsageSource.Known, End(Call(Picture), meter => Said(meter, "a cat", new TokenUsage(40_000, 3))).Source);
    }

    [Fact]
    public void Counts_told_in_the_middle_are_continued_from_there()
    {
        var end = End(Call(model: "gemini-2.5-pro", provider: Provider.Gemini), meter =>
        {
            Write(meter, "one two three four ");
            meter.Said = new TokenUsage(14, 204, null, 200);
            Write(meter, "five six seven eight");
        }, outcome: CallOutcome.Cancelled);

        Assert.Equal(UsageSource.Estimated, end.Source);
        Assert.InRange(end.Usage.Output!.Value, 208, 210);
    }

    [Fact]
    public void Nothing_delivered_by_a_failed_call_is_nothing_used()
    {
        var end = End(Call(), _ => { }, outcome: CallOutcome.Failed);

        Assert.Equal((TokenUsage.Unknown, UsageSource.Unknown, 502), (end.Usage, end.Source, end.Status));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, null)]
    public void A_client_that_left_before_anything_came_owes_its_prompt_and_what_a_whole_answer_would_be(bool stream, int? output)
    {
        var end = End(Call(stream: stream), _ => { }, outcome: CallOutcome.Cancelled);

        Assert.Equal(15, end.Usage.Input);
        Assert.Equal((output, CallEnd.ClientLeft), (end.Usage.Output, end.Status));
    }

    [Fact]
    public void A_long_prompt_is_counted_by_its_text_and_keeps_the_estimate_of_its_pictures()
    {
        var text = string.Concat(Enumerable.Repeat("The quick brown fox jumps over the lazy dog. ", 4_000));
        var picture = "data:image/png;base64," + new string('A', 900);
        var parts = $$$"""{"type":"text","text":"{{{text}}}"},{"type":"image_url","image_url":{"url":"{{{picture}}}"}}""";
        var body = $$"""{"model":"gpt-4o","messages":[{"role":"user","content":[{{parts}}]}]}""";

        var end = End(Call(body), _ => { }, outcome: CallOutcome.Cancelled);

        Assert.InRange(end.Usage.Input!.Value, 40_000 + 2_600, (40_000 * 1.02) + 2_700);
    }

    [Fact]
    public async Task An_answer_is_covered_as_it_grows_and_ends_when_it_cannot_be()
    {
        var growing = new FakeGrowingReservation { Covered = 50, Most = 300 };
        using var meter = Meters.Of().Start(Call(stream: true, growing: growing));
        GatewayError? refused = null;
        var words = 0;

        for (; refused is null && words < 2_000; words++)
        {
            Write(meter, " word");
            refused = await meter.CoverAsync(CancellationToken.None);
        }

        Assert.Equal("insufficient_quota", refused?.Code);
        Assert.InRange(words, 300, 340);
        var end = meter.Failed(new FakeReply(), refused!);
        Assert.Equal((CallOutcome.Refused, words), (end.Outcome, end.Usage.Output));
    }

    private static void Write(CallMeter meter, params string[] deltas)
    {
        foreach (var delta in deltas)
        {
            meter.Written.Add(delta);
            meter.Written.EndChunk();
        }
    }

    private static void Said(CallMeter meter, string text, TokenUsage usage)
    {
        Write(meter, text);
        (meter.Said, meter.IsFinal) = (usage, true);
    }

    private static CallEnd End(
        ProviderCall call, Action<CallMeter> pass, CallMeters? meters = null, CallOutcome outcome = CallOutcome.Succeeded)
    {
        using var meter = (meters ?? Meters.Of()).Start(call);
        pass(meter);
        return outcome switch
        {
            CallOutcome.Succeeded => meter.Succeeded(new FakeReply()),
            CallOutcome.Cancelled => meter.Cancelled(new FakeReply()),
            _ => meter.Failed(new FakeReply(), new GatewayError(502, "upstream_error", "down", "down")),
        };
    }

    private static int Estimated(string body)
    {
        RequestReader.Read(Encoding.UTF8.GetBytes(body), Door.Chat, new ModelNames(), out var facts);
        return facts.EstimatedInputTokens;
    }

    private static ProviderCall Call(
        string body = Asked, bool stream = false, int? most = null, string model = "gpt-4o",
        Provider provider = Provider.OpenAi, IGrowingReservation? growing = null) => new()
        {
            Operation = Operation.Chat,
            Route = new ProviderRoute(provider, model, new Uri("http://localhost/v1/"), "", null, default, 1),
            Body = Encoding.UTF8.GetBytes(body),
            Stream = stream,
            IncludeUsage = false,
            EstimatedInputTokens = Estimated(body),
            MaxOutputTokens = most,
            GrowingReservation = growing,
        };
}
