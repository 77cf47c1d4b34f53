using Maru.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Docs;

public sealed class SettingsPageTests
{
    [Fact]
    public async Task The_page_lists_every_setting()
    {
        await using var app = Composition.Build(["--environment=Testing"]);

        GeneratedFile.ShouldEqual("docs/settings.md", SettingsPage.Of([.. app.Services.GetServices<SettingsSection>()], new XmlDocs()));
    }

    [Fact]
    public async Task Classes_of_settings_are_named_so_and_every_setting_says_what_it_means()
    {
        await using var app = Composition.Build(["--environment=Testing"]);
        var docs = new XmlDocs();
        var sections = app.Services.GetServices<SettingsSection>().ToList();

        Assert.NotEmpty(sections);
        Assert.All(sections, section => Assert.EndsWith("Settings", section.Type.Name, StringComparison.Ordinal));
        Assert.All(sections, section => Assert.StartsWith($"Section `{section.Name}`: ", docs.Of(section.Type), StringComparison.Ordinal));
        Assert.All(
            sections.SelectMany(section => section.Settings),
            setting => Assert.EndsWith(".", docs.Of(setting.Property), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_retired_key_leads_to_a_setting_and_is_none_itself()
    {
        await using var app = Composition.Build(["--environment=Testing"]);
        var settings = app.Services.GetServices<SettingsSection>().SelectMany(section => section.Settings).ToList();
        var retired = settings.SelectMany(setting => setting.RetiredKeys.Select(key => key.Key)).ToList();

        Assert.NotEmpty(retired);
        Assert.Equal(retired.Distinct(StringComparer.OrdinalIgnoreCase), retired);
        Assert.Empty(retired.Intersect(settings.Select(setting => setting.Key), StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_settings_line_says_all_that_is_declared() => Assert.Equal(
        "| `Kitchen:Stove:Heat` | `Kitchen__Stove__Heat` | time | `00:00:30` | `00:00:01` to `00:10:00` | How `it` heats, or \\| not. |\n",
        SettingsPage.LineOf(Assert.Single(SettingsSection.Of<StoveSettings>("Kitchen:Stove").Settings), "How `it` heats, or | not."));

    private sealed class StoveSettings : ISettings
    {
        [Between("1s", "10m")]
        public TimeSpan Heat { get; init; } = TimeSpan.FromSeconds(30);
    }
}
