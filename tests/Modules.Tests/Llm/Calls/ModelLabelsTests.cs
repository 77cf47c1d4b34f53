using Maru.Contracts.Llm;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Tests.Llm.UseCases;

namespace Maru.Modules.Tests.Llm.Calls;

public sealed class ModelLabelsTests
{
    [Fact]
    public async Task Only_models_an_administrator_chose_are_labels()
    {
        await using var room = await Room.OpenAsync();
        await room.AddKeyAsync("sk-test1234567890abcdef");
        await room.AddModelAsync("gpt-4o-mini", Provider.OpenAi);
        var labels = new ModelLabels((provider, model) => room.Settings.IsConfigured(provider, model));

        var routes = Enumerable.Range(0, 500).Select(i => room.Route($"openai/typed-{i}"));
        var typed = routes.Select(r => labels.Of(r.Provider, r.Model));

        Assert.All(typed, label => Assert.Equal(ModelLabels.Other, label));
        Assert.Equal(
            ["gpt-4o-mini", "other", "text-small"],
            [
                labels.Of(Provider.OpenAi, "gpt-4o-mini"), labels.Of(Provider.Gemini, "gpt-4o-mini"),
                labels.Of(Provider.Builtin, "text-small"),
            ]);
    }

    [Fact]
    public void However_many_are_chosen_the_labels_are_bounded()
    {
        var labels = new ModelLabels((_, _) => true);

        var distinct = Enumerable.Range(0, 5_000).Select(i => labels.Of(Provider.OpenAi, $"model-{i}")).Distinct().Count();

        Assert.InRange(distinct, 100, 201);
        Assert.Equal("model-0", labels.Of(Provider.OpenAi, "model-0"));
    }
}
