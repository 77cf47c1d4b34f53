using System.Text;
using Maru.Contracts.Llm;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Wires;
using Maru.Modules.Llm.Gateway.Wires.Chat;
using Maru.Modules.Llm.Gateway.Wires.Completions;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.Families;
using Maru.Modules.Llm.Providers.OpenAi;
using Maru.Modules.Llm.Providers.Upstream;
using Maru.Modules.Tests.Llm.Gemini;
using Maru.Modules.Tests.Llm.Measuring;

namespace Maru.Modules.Tests.Llm.Gateway;

/// <summary>A call through the client for OpenAI's wire, with an upstream and a client of the test's own.</summary>
internal static class Passed
{
    public const string Asked = """{"model":"m","messages":[{"role":"user","content":"hello"}]}""";

    public static ValueTask<CallEnd> Async(
        HttpMessageHandler upstream, FakeReply reply, bool stream, CancellationToken ct, string model = "gpt-4o",
        Operation operation = Operation.Chat, Closing? closing = null, TimeSpan? idle = null, IGrowingReservation? growing = null,
        UpstreamSettings? settings = null, Uri? at = null, string body = Asked, bool includeUsage = false, TimeProvider? clock = null,
        IWire? wire = null, ModelFamily? family = null)
    {
        settings ??= new UpstreamSettings { Idle = idle ?? TimeSpan.FromSeconds(30) };
        var client = new OpenAiClient(
            new UpstreamHttp(new HttpMessageInvoker(upstream), settings, TimeProvider.System), settings, Meters.Of(clock: clock),
            closing ?? Meters.NeverClosing());
        return client.AnswerAsync(new ProviderCall
        {
            Operation = operation,
            Path = wire == TextCompletions.Instance ? GatewayDoors.Completions : Doors.Of(operation).Path,
            Wire = wire ?? ChatCompletions.Instance,
            Route = new ProviderRoute(Provider.OpenAi, model, at ?? new Uri("https://openai.test/v1/"), "sk-test", null, default, 1)
            {
                Family = family ?? ModelFamily.Unknown,
            },
            Body = Encoding.UTF8.GetBytes(body),
            ModelAt = new Range(9, 12),
            Stream = stream,
            IncludeUsage = includeUsage,
            EstimatedInputTokens = 5,
            MaxOutputTokens = null,
            GrowingReservation = growing,
            Clock = clock ?? TimeProvider.System,
        }, reply, ct);
    }

    private const string Frame =
        """data: {"id":"c","choices":[{"index":0,"delta":{"content":"WORD"},"logprobs":null,"finish_reason":null}],"obfuscation":"xxxx"}""";

    /// <summary>A stream of words, one a delta, without its end.</summary>
    public static byte[] Deltas(int count, string lineEnd = "\n") => Encoding.UTF8.GetBytes(string.Concat(
        Enumerable.Range(0, count).Select(i => Frame.Replace("WORD", Word(i), StringComparison.Ordinal) + lineEnd + lineEnd)));

    public static string Text(int count) => string.Concat(Enumerable.Range(0, count).Select(Word));

    private static string Word(int i) => (i % 4) switch { 0 => " delivered", 1 => " 안녕하세요", 2 => " (x + 12)", _ => " words" };
}
