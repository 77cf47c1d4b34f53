using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Prices;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.Builtin;

namespace Maru.Modules.Tests.Llm.Providers;

public sealed class ProviderProfileTests
{
    public static TheoryData<Provider> Everyone => new(Enum.GetValues<Provider>());

    [Fact]
    public void Every_provider_has_one_profile_and_they_come_in_the_order_of_the_contract() =>
        Assert.Equal(Enum.GetValues<Provider>(), Profiles.All.All.Select(p => p.Provider));

    [Fact]
    public void A_provider_without_a_profile_or_with_two_is_a_mistake_of_whoever_registers_them()
    {
        Assert.Throws<InvalidOperationException>(() => new ProviderProfiles(Profiles.All.All.Skip(1)));
        Assert.Throws<InvalidOperationException>(() => new ProviderProfiles([.. Profiles.All.All, new BuiltinProfile()]));
    }

    [Theory, MemberData(nameof(Everyone))]
    public void The_models_a_fresh_server_has_in_mind_are_models_of_the_provider_that_it_also_lists(Provider provider)
    {
        var profile = Profiles.Of(provider);
        var listed = new CatalogueFile(new(), Profiles.All).Entries.Where(e => e.Provider == provider).Select(e => e.ModelId).ToHashSet();

        Assert.Null(profile.Mapping?.FaultyField(profile));
        Assert.All(Enum.GetValues<ModelType>(), type => Assert.True(profile.Mapping is null || listed.Contains(profile.Mapping.Of(type))));
        Assert.All(profile.Models ?? [], model => Assert.Contains(model, listed));
    }

    [Theory, MemberData(nameof(Everyone))]
    public void A_model_that_is_listed_and_still_offered_has_a_price_unless_the_provider_is_free(Provider provider)
    {
        var prices = new PriceTable(BuiltInPrices.Read(Profiles.All), Profiles.All);
        var offered = new CatalogueFile(new(), Profiles.All).Entries.Where(e => e.Provider == provider && !e.Deprecated);

        Assert.All(offered, e => Assert.True(prices.TryFind(provider, e.ModelId, e.Kind, 1, DateTimeOffset.UnixEpoch, out _), e.ModelId));
    }

    [Theory, MemberData(nameof(Everyone))]
    public void A_key_is_asked_for_exactly_where_one_is_of_use(Provider provider)
    {
        var profile = Profiles.Of(provider);

        Assert.Equal(profile.Key is null, profile.Probe is null);
        Assert.True(profile.Key is not null || profile.Variables.Count == 0);
        Assert.Equal(profile.NeedsBaseUrl, KeyRules.BaseUrl(profile, null, allowPrivate: true).Failure is not null);
        Assert.Equal(profile.Key is { IsOptional: false }, ApiKeyText.Parse(profile, "").Failure is not null);
    }

    [Theory]
    [InlineData(Provider.OpenAi, "sk-12345678", null)]
    [InlineData(Provider.OpenAi, "AIza12345678", "OpenAI's keys usually begin with sk-.")]
    [InlineData(Provider.Gemini, "sk-12345678", "Gemini's keys usually begin with AIza.")]
    [InlineData(Provider.Anthropic, "sk-12345678", "Anthropic's keys usually begin with sk-ant-.")]
    [InlineData(Provider.OpenAiCompatible, "ollama", null)]
    public void A_key_that_does_not_look_like_the_providers_is_remarked_on(Provider provider, string key, string? remark) =>
        Assert.Equal(remark, ApiKeyText.Remark(Profiles.Of(provider), key));

    [Fact]
    public void The_only_models_of_a_provider_are_named_when_another_is_asked_for()
    {
        var refused = ModelName.Bare(Profiles.Of(Provider.Builtin), "gpt-4o").Failure;

        Assert.Equal("builtin knows text-small, text-large, image and embedding.", Assert.Single(refused!.Fields!["model_id"]));
    }

    [Theory]
    [InlineData(null, "https://api.openai.com/v1/")]
    [InlineData("http://relay.test/v1", "http://relay.test/v1/")]
    public void An_address_ends_with_a_slash(string? own, string expected) =>
        Assert.Equal(expected, Profiles.Of(Provider.OpenAi).AddressFor(own).AbsoluteUri);

    [Fact]
    public void A_fresh_server_answers_by_the_provider_that_needs_no_key() =>
        Assert.Null(Profiles.Of(ProviderPolicy.Initial(Profiles.All).Provider).Key);
}
