using System.Net.Http.Json;

namespace Maru.Host.Tests.Telemetry;

public sealed class GatewayTracesTests
{
    private const string Trace = "5cf92f3577b34da6a3ce929d0e0e4737";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_says_on_its_span_who_answered_and_how_many_tokens_it_took_and_nothing_of_what_was_said(bool stream)
    {
        await using var traced = await TracedHost.StartAsync();
        using var program = traced.ClientIn(Trace, key: await traced.Host.ClientKeyAsync());

        using var answered = await AskAsync(program, "text-small", stream);
        var span = await traced.FindAsync(s => s.TraceId == Trace && s.Tags.ContainsKey("gen_ai.operation.name"));

        Assert.True(answered.IsSuccessStatusCode);
        Assert.Equal(("chat", "builtin"), (span.Tags["gen_ai.operation.name"], span.Tags["gen_ai.provider.name"]));
        Assert.Equal(Assert.Single(answered.Headers.GetValues("x-maru-model")), span.Tags["gen_ai.request.model"]);
        Assert.All(["gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens"], name => Assert.True(int.Parse(span.Tags[name]) > 0));
        Assert.DoesNotContain("error.type", span.Tags);
        Assert.DoesNotContain(traced.Spans, s => s.Text.Contains("swordfish", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_call_that_is_refused_says_so_and_names_no_model_of_the_clients_invention()
    {
        await using var traced = await TracedHost.StartAsync();
        using var program = traced.ClientIn(Trace, key: await traced.Host.ClientKeyAsync());

        using var refused = await AskAsync(program, "swordfish", stream: false);
        var span = await traced.FindAsync(s => s.TraceId == Trace && s.Tags.ContainsKey("gen_ai.operation.name"));

        Assert.Equal("refused", span.Tags["error.type"]);
        Assert.DoesNotContain("gen_ai.request.model", span.Tags);
        Assert.DoesNotContain("swordfish", span.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("swordfish")]
    [InlineData("text-small")]
    public async Task Asking_for_a_model_says_the_route_and_not_the_name(string name)
    {
        await using var traced = await TracedHost.StartAsync();
        using var program = traced.ClientIn(Trace, key: await traced.Host.ClientKeyAsync());

        using var answered = await program.GetAsync(new Uri($"/v1/models/{name}", UriKind.Relative));
        var span = await traced.FindAsync(s => s.TraceId == Trace && s.Tags.ContainsKey("http.route"));

        Assert.Equal("/v1/models/{**name}", span.Tags["url.path"]);
        Assert.DoesNotContain(name, span.Text, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient program, string model, bool stream)
    {
        var answer = await program.PostAsJsonAsync(
            "/v1/chat/completions", new { model, stream, messages = new[] { new { role = "user", content = "The password is swordfish." } } });
        await answer.Content.ReadAsStringAsync();
        return answer;
    }
}
