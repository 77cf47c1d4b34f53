using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Maru.Contracts.Llm;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.Anthropic;
using Maru.Modules.Llm.Providers.Upstream;
using Maru.Modules.Tests.Llm.Gemini;
using Maru.Modules.Tests.Llm.Measuring;

namespace Maru.Modules.Tests.Llm.Anthropic;

/// <summary>Builders of these tests: chats on their way to a model of Anthropic's.</summary>
internal static class Claude
{
    public const string Key = "sk-ant-test-key-nobody-may-see";

    /// <summary>Of the last family that takes budgets, samplers and prefills.</summary>
    public const string Older = "claude-haiku-4-5";

    public const string Newest = "claude-opus-5-5";

    public static ProviderCall Call(
        string body, string model = Older, bool stream = false, bool usage = false, Operation operation = Operation.Chat) => new()
        {
            Operation = operation,
            Route = new ProviderRoute(Provider.Anthropic, model, new Uri("https://claude.test/v1/"), Key, "env-anthropic", default, 1)
            {
                Family = new AnthropicProfile(new AnthropicSettings()).FamilyOf(model),
            },
            Body = Encoding.UTF8.GetBytes(body),
            Stream = stream,
            EstimatedInputTokens = 0,
            MaxOutputTokens = null,
            IncludeUsage = usage,
            Id = "abc",
            Created = 1700000000,
        };

    /// <summary>The request as it would go to Anthropic, and what of it was changed.</summary>
    public static (JsonObject? Sent, string? Adjusted, GatewayError? Error) Written(string body, string model = Older)
    {
        var (call, adjusted, output) = (Call(body, model), new Adjusted(), new ArrayBufferWriter<byte>());
        var error = call.Wire.Read(call, adjusted, out var conversation)
            ?? new MessagesRequest().Write(call, conversation!, adjusted, output);
        return (error is null ? JsonNode.Parse(output.WrittenSpan)!.AsObject() : null, adjusted.Told, error);
    }

    public static async Task<(CallEnd Report, FakeReply Reply)> Asked(
        HttpMessageHandler upstream, ProviderCall call, CancellationToken? gone = null)
    {
        var settings = new UpstreamSettings { Idle = TimeSpan.FromSeconds(30) };
        var client = new AnthropicClient(
            new UpstreamHttp(new HttpMessageInvoker(upstream), settings, TimeProvider.System),
            settings, Meters.Of(), Meters.NeverClosing());
        var reply = new FakeReply();
        return (await client.AnswerAsync(call, reply, gone ?? TestContext.Current.CancellationToken), reply);
    }
}
