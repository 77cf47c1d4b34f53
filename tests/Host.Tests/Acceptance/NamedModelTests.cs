using Maru.Host.Tests.Gateway;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Acceptance;

/// <summary>What a program may call a model, and what the answer's headers say of it.</summary>
public sealed class NamedModelTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Theory, EachDialect]
    public async Task Every_listed_name_leads_to_a_model(Dialect dialect)
    {
        var world = await worlds.FreshAsync(dialect);
        await world.UseAsync("openai", Stocking.OpenAiKey, "gpt-4o-mini");
        await world.Host.AddModelAsync("gpt-4o", "Large", isDefault: true);
        await world.Host.AddModelAsync("gemini-2.5-pro", provider: "gemini");

        var cards = (await world.Program.DoAsync(HttpMethod.Get, "/v1/models")).GetProperty("data").EnumerateArray().ToArray();
        var names = cards.Select(c => c.Id()).ToArray();

        Assert.Equal(["Large", "default", "gpt-4o", "openai/gpt-4o", "text-large", "text-small"], names.Where(n => n != "image"));
        Assert.All(cards, c => Assert.Equal(("model", "openai"), (c.Text("object"), c.Text("owned_by"))));
        foreach (var name in names)
        {
            Assert.Equal(name, (await world.Program.DoAsync(HttpMethod.Get, $"/v1/models/{name}")).Id());
        }
    }

    [Theory]
    [InlineData("ft:gpt-4o-mini-2024-07-18:my-org::9aBc")]
    [InlineData("gpt-4.1-mini")]
    [InlineData("meta-llama/Llama-3.3-70B@fp8+x")]
    public async Task A_listed_name_is_found_however_its_letters_are_escaped(string model)
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();
        await world.Host.AddModelAsync(model);

        foreach (var name in new[] { model, $"openai/{model}" })
        {
            string[] spellings = [name, Uri.EscapeDataString(name), name.Replace("/", "%2f", StringComparison.Ordinal)];
            foreach (var spelling in spellings)
            {
                Assert.Equal(name, (await world.Program.DoAsync(HttpMethod.Get, $"/v1/models/{spelling}")).Id());
            }
        }
    }

    [Theory]
    [InlineData("default", "gpt-4o")]
    [InlineData("Large", "gpt-4o")]
    [InlineData("gpt-4o", "gpt-4o")]
    [InlineData("openai/gpt-4o", "gpt-4o")]
    [InlineData("openai/gpt-never-configured", "gpt-never-configured")]
    [InlineData("text-small", "gpt-4o-mini")]
    [InlineData("text-large", "gpt-4.1")]
    public async Task A_name_leads_to_its_model_and_the_headers_say_so(string name, string model)
    {
        var world = await worlds.FreshAsync();
        await world.UseAsync("openai", Stocking.OpenAiKey, "gpt-4o-mini", "gpt-4.1");
        await world.Host.AddModelAsync("gpt-4o", "Large", isDefault: true);
        var version = (await world.Host.GetAsync("/api/v1/llm/policy")).GetProperty("version").ToString();

        using var answer = await world.Program.ChatAsync(name);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal((model, "openai", version), (answer.Header("x-maru-model"), answer.Header("x-maru-provider"), answer.Header("x-maru-policy-version")));
        Assert.Equal(32, answer.Header("x-request-id").Length);
        Assert.Equal(model, Assert.Single(world.Simulator.Received).Model);
    }

    [Theory]
    [InlineData("gpt-nobody-configured")]
    [InlineData("acme/claude")]
    [InlineData("openai/")]
    [InlineData("openai/../../admin")]
    [InlineData("openai/gpt 4o")]
    public async Task An_unknown_name_is_404_in_OpenAIs_shape(string name)
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();

        using var answer = await world.Program.ChatAsync(name);
        var error = (await answer.JsonAsync()).GetProperty("error");

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Equal(("model_not_found", "invalid_request_error", "model"), (error.Text("code"), error.Text("type"), error.Text("param")));
        Assert.Empty(world.Simulator.Received);
    }
}
