using Maru.Platform;
using Maru.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Architecture;

/// <summary>A time or a number that could be anything can be one the server cannot run with: each has a least and a most.</summary>
public sealed class SettingRangeTests
{
    // Key → why it has no range.
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal);

    [Fact]
    public async Task Every_time_and_number_has_a_least_and_a_most()
    {
        await using var app = Composition.Build(["--environment=Testing"]);

        Check([.. app.Services.GetServices<SettingsSection>()]).Except(Allowed).ShouldBeClean();
    }

    [Theory]
    [InlineData("Oven:Heat")]
    [InlineData("Oven:Trays")]
    [InlineData("Oven:Price")]
    [InlineData("Oven:Doors")]
    public void One_without_is_seen(string key) => Check([SettingsSection.Of<OvenSettings>("Oven")]).ShouldSay($"{key}: ");

    [Fact]
    public void One_with_both_and_what_is_no_quantity_pass() =>
        Assert.Equal(4, Check([SettingsSection.Of<OvenSettings>("Oven")]).Violations.Count);

    [Theory]
    [InlineData("Llm:Upstream:Connect=0s")]
    [InlineData("Llm:Upstream:Connect=10000000d")]
    [InlineData("Llm:Upstream:FirstByte=0s")]
    [InlineData("Llm:Upstream:FirstByte=10000000d")]
    [InlineData("Llm:Upstream:Idle=0s")]
    [InlineData("Llm:ProbeTimeout=10000000d")]
    [InlineData("Identity:PasswordIterations=2147483647")]
    public void A_value_the_server_cannot_run_with_stops_the_start(string setting)
    {
        var refused = Assert.Throws<StartRefusedException>(() => Composition.Build(["--environment=Testing", $"--{setting}"]));

        Assert.StartsWith(setting.Split('=')[0], refused.Message, StringComparison.Ordinal);
        Assert.Contains("is out of range", refused.Message, StringComparison.Ordinal);
    }

    private static Report Check(IReadOnlyList<SettingsSection> sections) => Report.Of(
        sections.SelectMany(section => section.Settings).Where(IsQuantity),
        setting => setting.Range?.Most is null ? [$"{setting.Key}: has no [Between] with a least and a most"] : []);

    private static bool IsQuantity(Setting setting)
    {
        var type = Nullable.GetUnderlyingType(setting.Property.PropertyType) ?? setting.Property.PropertyType;
        return type == typeof(TimeSpan) || type == typeof(int) || type == typeof(long);
    }

    private sealed class OvenSettings : ISettings
    {
        public TimeSpan Heat { get; init; }

        public int Trays { get; init; }

        public long? Price { get; init; }

        [Between(1)]
        public int Doors { get; init; } = 1;

        [Between(1, 2)]
        public int Lamps { get; init; } = 1;

        public bool On { get; init; }

        public string Maker { get; init; } = "";
    }
}
