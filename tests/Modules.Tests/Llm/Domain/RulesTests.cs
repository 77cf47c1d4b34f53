using System.Text.Json;
using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Policy;

namespace Maru.Modules.Tests.Llm.Domain;

public sealed class RulesTests
{
    [Theory]
    [InlineData("sk-12345", true)]
    [InlineData("  sk-12345\n", true)]
    [InlineData("sk-1234", false)]
    [InlineData("sk-12 345", false)]
    [InlineData("sk-12\t345", false)]
    [InlineData("your-openai-api-key", false)]
    [InlineData("sk-1234é567", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_key_is_8_to_512_printable_characters_and_no_placeholder(string? text, bool sound)
    {
        Assert.Equal(sound, ApiKeyText.Parse(Profiles.Of(Provider.OpenAi), text).Failure is null);
    }

    [Fact]
    public void Five_hundred_and_twelve_characters_are_the_longest_key()
    {
        Assert.Null(ApiKeyText.Parse(Profiles.Of(Provider.OpenAi), new string('k', 512)).Failure);
        Assert.NotNull(ApiKeyText.Parse(Profiles.Of(Provider.OpenAi), new string('k', 513)).Failure);
    }

    [Theory]
    [InlineData(Provider.OpenAi, "gpt-4o-mini", "gpt-4o-mini")]
    [InlineData(Provider.OpenAi, "openai/gpt-4o-mini", "gpt-4o-mini")]
    [InlineData(Provider.OpenAi, "gemini/gemini-3.8-flash", null)]
    [InlineData(Provider.OpenAiCompatible, "openai/gpt-oss-20b", null)]
    [InlineData(Provider.OpenAiCompatible, "openai_compatible/openai/gpt-oss-20b", "openai/gpt-oss-20b")]
    [InlineData(Provider.OpenAiCompatible, "meta/llama3:8b", "meta/llama3:8b")]
    [InlineData(Provider.Builtin, "gpt-4o", null)]
    [InlineData(Provider.OpenAi, "a/../b", null)]
    [InlineData(Provider.OpenAi, " ", null)]
    public void A_model_is_kept_by_its_bare_name(Provider provider, string text, string? expected)
    {
        var bare = ModelName.Bare(Profiles.Of(provider), text);

        Assert.Equal(expected, bare.Failure is null ? bare.Value : null);
    }

    [Theory]
    [InlineData("""{"temperature":2,"top_p":0,"max_tokens":200000,"odd":[1]}""", true)]
    [InlineData("""{"temperature":2.1}""", false)]
    [InlineData("""{"temperature":"1"}""", false)]
    [InlineData("""{"top_p":-0.1}""", false)]
    [InlineData("""{"max_tokens":0}""", false)]
    [InlineData("""{"max_tokens":1.5}""", false)]
    [InlineData("""{"max_completion_tokens":200001}""", false)]
    [InlineData("""{"stream":true}""", false)]
    [InlineData("[]", false)]
    [InlineData("null", false)]
    public void Parameters_are_an_object_with_known_fields_in_range(string json, bool sound)
    {
        var parsed = ModelParameters.Parse(JsonSerializer.Deserialize<JsonElement>(json));

        Assert.Equal(sound, parsed.Failure is null);
        Assert.True(!sound || parsed.Value == json);
    }

    [Fact]
    public void Parameters_beyond_16_KiB_are_refused()
    {
        var json = JsonSerializer.Serialize(new { odd = new string('x', 16 * 1024) });

        Assert.NotNull(ModelParameters.Parse(JsonSerializer.Deserialize<JsonElement>(json)).Failure);
    }

    [Fact]
    public void Precedence_is_priority_then_age_then_id_among_active_keys()
    {
        var early = DateTimeOffset.UnixEpoch;
        ApiKey[] keys =
        [
            Key("a", 0, early), Key("b", 0, early.AddHours(1)), Key("c", 0, early.AddHours(1)),
            Key("d", 5, early, active: false), Key("e", 0, early.AddHours(9), active: false),
        ];

        Assert.Equal("c", KeyRules.Serving(keys)?.Id);
        Assert.Equal("a", KeyRules.Serving([.. keys, keys[0] with { Priority = 1 }])?.Id);
        Assert.Null(KeyRules.Serving([keys[3]]));
    }

    [Fact]
    public void Only_the_chosen_provider_must_have_names_but_given_ones_must_be_sound()
    {
        var initial = ProviderPolicy.Initial(Profiles.All);

        Assert.NotNull((initial with { Provider = Provider.OpenAiCompatible }).Fault(Profiles.All));
        Assert.Null((initial with { Provider = Provider.Gemini }).Fault(Profiles.All));
        Assert.NotNull(Mapped("", "b", "c").Fault(Profiles.All));
        Assert.NotNull(Mapped("a", new string('b', 101), "c").Fault(Profiles.All));
        Assert.Null(Mapped("a", new string('b', 100), "c").Fault(Profiles.All));
    }

    private static ProviderPolicy Mapped(string small, string large, string image)
    {
        var initial = ProviderPolicy.Initial(Profiles.All);
        return initial with
        {
            Mappings = new Dictionary<Provider, TypeMapping>(initial.Mappings) { [Provider.OpenAi] = new(small, large, image) },
        };
    }

    private static ApiKey Key(string id, int priority, DateTimeOffset at, bool active = true) => new()
    {
        Id = id,
        Provider = Provider.OpenAi,
        Key = new SealedKey("x", "", ""),
        Priority = priority,
        IsActive = active,
        CreatedAt = at,
        UpdatedAt = at,
    };
}
