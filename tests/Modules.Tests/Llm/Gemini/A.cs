using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Maru.Contracts.Llm;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Gateway.Wires;
using Maru.Modules.Llm.Gateway.Wires.Chat;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.Gemini;
using Maru.Modules.Llm.Providers.Upstream;
using Maru.Modules.Tests.Llm.Measuring;

namespace Maru.Modules.Tests.Llm.Gemini;

/// <summary>Builders and the golden comparison of these tests.</summary>
internal static class A
{
    public const string Key = "AIzaTestKeyNobodyMaySee";

    public static ProviderCall Call(
        string body, Operation operation = Operation.Chat, bool stream = false, bool usage = false, string model = "gemini-2.5-flash",
        string defaults = "", IWire? wire = null) => new()
        {
            Operation = operation,
            Wire = wire ?? ChatCompletions.Instance,
            Route = new ProviderRoute(
                Provider.Gemini, model, new Uri("https://gemini.test/v1beta/"), Key, "env-gemini", Encoding.UTF8.GetBytes(defaults), 1)
            {
                Family = new GeminiProfile(new GeminiSettings()).FamilyOf(model),
            },
            Body = Encoding.UTF8.GetBytes(body),
            Stream = stream,
            EstimatedInputTokens = 0,
            MaxOutputTokens = null,
            IncludeUsage = usage,
            Id = "abc",
            Created = 1700000000,
        };

    public static GeminiClient Client(HttpMessageHandler upstream, TimeSpan? idle = null)
    {
        var settings = new UpstreamSettings { Idle = idle ?? TimeSpan.FromSeconds(30) };
        return new GeminiClient(
            new UpstreamHttp(new HttpMessageInvoker(upstream), settings, TimeProvider.System), settings, Meters.Of(),
            Meters.NeverClosing());
    }

    public static async Task<(CallEnd Report, FakeReply Reply)> Asked(HttpMessageHandler upstream, ProviderCall call, TimeSpan? idle = null)
    {
        var reply = new FakeReply();
        var report = await Client(upstream, idle).AnswerAsync(call, reply, TestContext.Current.CancellationToken);
        return (report, reply);
    }

    /// <summary>The request as it would go to Gemini.</summary>
    public static GatewayError? Write(ProviderCall call, IBufferWriter<byte> output, Adjusted? adjusted = null) =>
        call.Wire.Read(call, adjusted ??= new Adjusted(), out var conversation)
        ?? GenerateRequest.Write(call, conversation!, adjusted, output);

    public static void SameJson(string expected, string actual)
    {
        var same = JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual));
        Assert.True(same, $"Expected:\n{JsonNode.Parse(expected)}\nActual:\n{JsonNode.Parse(actual)}");
    }
}
