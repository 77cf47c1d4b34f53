using System.Text;
using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Configuration.Routes;

namespace Maru.Modules.Tests.Llm.Domain;

public sealed class RouteMapTests
{
    [Fact]
    public void A_bare_name_two_providers_share_is_the_policys_providers()
    {
        var settings = Of(Provider.Gemini, [Model(Provider.OpenAi, "twin"), Model(Provider.Gemini, "twin")]);

        Assert.True(settings.TryResolve("twin", out var route, out _));
        Assert.Equal(Provider.Gemini, route.Provider);
    }

    [Fact]
    public void A_bare_name_that_says_too_little_is_unknown()
    {
        var settings = Of(Provider.Builtin, [Model(Provider.OpenAi, "twin"), Model(Provider.Gemini, "twin")]);

        Assert.False(settings.TryResolve("twin", out _, out var error));
        Assert.Equal((404, "model_not_found"), (error.Status, error.Code));
    }

    [Fact]
    public void A_model_answers_to_its_display_name_and_brings_its_parameters()
    {
        var settings = Of(Provider.Builtin, [Model(Provider.OpenAi, "gpt-x", "My model", """{"temperature":0.2}""")]);

        Assert.True(settings.TryResolve("My model", out var route, out _));
        Assert.Equal("gpt-x", route.Model);
        Assert.Equal("""{"temperature":0.2}""", Encoding.UTF8.GetString(route.Parameters.Span));
    }

    [Theory]
    [InlineData("claude-text-large", "gpt-5.6-terra")]
    [InlineData("claude-haiku-4-5-20251001", "gpt-5.6-luna")]
    [InlineData("claude-3-5-haiku", "gpt-5.6-luna")]
    [InlineData("claude-opus-9", "gpt-own")]
    [InlineData("gpt-x", "gpt-x")]
    [InlineData("claude-chain", null)]
    [InlineData("claude-nowhere", null)]
    [InlineData("other", null)]
    public void An_alias_leads_where_its_name_leads_and_takes_no_known_name(string asked, string? model)
    {
        var settings = Of(
            Provider.OpenAi, [Model(Provider.OpenAi, "gpt-x")], true, "claude-text-large = text-large", "claude-*haiku*=text-small",
            "claude-opus-*=openai/gpt-own", "gpt-x=text-small", "claude-chain=claude-text-large", "claude-nowhere=nobody/knows");

        Assert.Equal(model, settings.TryResolve(asked, out var route, out _) ? route.Model : null);
        Assert.Equal(["claude-text-large"], settings.Names.Where(name => name.StartsWith("claude", StringComparison.Ordinal)));
        Assert.Single(settings.Names, "gpt-x");
    }

    [Theory]
    [InlineData("claude-text-large")]
    [InlineData("=text-small")]
    [InlineData("claude-*=")]
    [InlineData("")]
    public void An_alias_without_a_name_on_either_side_is_none(string entry) => Assert.Null(ModelAlias.Parse(entry));

    [Fact]
    public void A_display_name_cannot_take_a_logical_name()
    {
        var settings = Of(Provider.Builtin, [Model(Provider.OpenAi, "gpt-x", "text-small")]);

        Assert.True(settings.TryResolve("text-small", out var route, out _));
        Assert.Equal(Provider.Builtin, route.Provider);
    }

    [Theory]
    [InlineData("gpt-nobody")]
    [InlineData("google/gemini-3.8-flash")]
    [InlineData("openai/")]
    [InlineData("openai/../../admin")]
    [InlineData("openai/a b")]
    [InlineData("builtin/gpt-4o")]
    [InlineData("TEXT-SMALL")]
    [InlineData("")]
    public void An_unknown_name_is_answered_with_what_may_be_named(string name)
    {
        var settings = Of(Provider.Builtin, [Model(Provider.OpenAi, "gpt-x")]);

        Assert.False(settings.TryResolve(name, out _, out var error));
        Assert.Equal("model_not_found", error.Code);
        Assert.Contains("openai/gpt-x", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_without_a_key_is_503_under_every_name()
    {
        var settings = Of(Provider.OpenAi, [Model(Provider.OpenAi, "gpt-x")], withKeys: false);

        foreach (var name in (string[])["text-small", "image", "gpt-x", "openai/gpt-x", "openai/anything"])
        {
            Assert.False(settings.TryResolve(name, out _, out var error));
            Assert.Equal((503, "provider_key_missing"), (error.Status, error.Code));
        }
    }

    [Fact]
    public void A_name_seen_before_costs_no_allocation()
    {
        var settings = Of(Provider.OpenAi, [Model(Provider.OpenAi, "gpt-x")]);
        string[] names = ["text-small", "gpt-x", "openai/gpt-x", "openai/any", "default", "nobody"];
        var least = long.MaxValue;

        for (var run = 0; run < 20; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var name in names)
            {
                settings.TryResolve(name, out _, out _);
                settings.TryResolve(name.AsSpan(), out _, out _);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void A_route_prints_no_key()
    {
        Of(Provider.OpenAi, []).TryResolve("text-small", out var route, out _);

        Assert.Equal("sk-secret", route!.ApiKey);
        Assert.DoesNotContain("sk-secret", route.ToString(), StringComparison.Ordinal);
    }

    private static RouteMap Of(Provider provider, ConfiguredModel[] models, bool withKeys = true, params string[] aliases) => new(
        ProviderPolicy.Initial(Profiles.All) with { Provider = provider }, models, new Selection(null, null, null, 0),
        Enum.GetValues<Provider>().ToDictionary(p => p, p => new ProviderKey
        {
            Profile = Profiles.Of(p),
            Source = KeySource.Db,
            BaseUrl = new Uri("https://x.test/v1/"),
            Plain = "sk-secret",
            Error = withKeys || p == Provider.Builtin ? null : RouteErrors.KeyMissing(p),
        }),
        null, [.. aliases.Select(ModelAlias.Parse).OfType<ModelAlias>()]);

    private static ConfiguredModel Model(Provider provider, string modelId, string name = "", string parameters = "{}") => new()
    {
        Id = $"{provider}-{modelId}",
        Provider = provider,
        ModelId = modelId,
        Name = name,
        Parameters = parameters,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
