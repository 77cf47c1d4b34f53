using Maru.Kernel.Access;
using Maru.Modules.Identity.Scopes;

namespace Maru.Modules.Tests.Identity.Domain;

public sealed class DataScopeTests
{
    private static readonly DataScope LineAByDay = Of((ScopeDimension.LineCodes, ["LINE_A"]), (ScopeDimension.ShiftCodes, ["DAY"]));

    [Theory]
    [InlineData("LINE_A", "DAY", true)]
    [InlineData("LINE_A", "NIGHT", false)]
    [InlineData("LINE_B", "DAY", false)]
    [InlineData("line_a", "DAY", false)]
    [InlineData(null, "DAY", false)]
    public void Dimensions_combine_with_and(string? line, string? shift, bool seen) => Assert.Equal(
        seen, LineAByDay.Allows(new ScopedValue(ScopeDimension.LineCodes, line), new ScopedValue(ScopeDimension.ShiftCodes, shift)));

    [Fact]
    public void An_absent_dimension_restricts_nothing_and_an_empty_one_hides_everything()
    {
        var factory = new ScopedValue(ScopeDimension.FactoryCodes, null);
        var line = new ScopedValue(ScopeDimension.LineCodes, "LINE_A");

        Assert.True(LineAByDay.Allows(factory, line));
        Assert.False(Of((ScopeDimension.LineCodes, ["LINE_A"]), (ScopeDimension.EquipmentIds, [])).Allows(line));
        Assert.False(DataScope.Nothing.Allows());
        Assert.False(DataScope.Of(new Dictionary<ScopeDimension, IReadOnlyCollection<string>>()).Allows(line));
        Assert.True(DataScope.All.Allows(new ScopedValue(ScopeDimension.LineCodes, null)));
    }

    [Fact]
    public void The_hash_tells_scopes_apart_and_not_orders()
    {
        var same = Of((ScopeDimension.ShiftCodes, ["DAY"]), (ScopeDimension.LineCodes, ["LINE_A", "LINE_A"]));
        DataScope[] others =
        [
            DataScope.All, DataScope.Nothing, Of((ScopeDimension.LineCodes, ["LINE_A"])), Of((ScopeDimension.ShiftCodes, ["LINE_A"])),
            Of((ScopeDimension.LineCodes, ["LINE_A", "DAY"])), Of((ScopeDimension.LineCodes, ["LINE_A,DAY"])),
        ];

        Assert.Equal(LineAByDay.Hash, same.Hash);
        Assert.Equal(others.Length + 1, others.Append(LineAByDay).Select(s => s.Hash).Distinct().Count());
    }

    [Fact]
    public void What_is_stored_is_read_back()
    {
        foreach (var scope in new[] { DataScope.All, LineAByDay, Of((ScopeDimension.EquipmentIds, [])) })
        {
            var read = ScopeText.Read(ScopeText.Write(scope));

            Assert.Equal((scope.Hash, scope.IsAll, scope.IsNothing), (read.Hash, read.IsAll, read.IsNothing));
            Assert.Equal(ScopeText.Write(scope), ScopeText.Write(read));
        }
    }

    [Fact]
    public void A_scope_that_says_nothing_or_both_is_refused()
    {
        var none = new Dictionary<ScopeDimension, IReadOnlyList<string?>>();
        var lines = new Dictionary<ScopeDimension, IReadOnlyList<string?>> { [ScopeDimension.LineCodes] = ["LINE_A", "", null] };

        Assert.Equal(["all_access"], ScopeRule.Check(allAccess: false, none).Failure!.Fields!.Keys);
        Assert.Equal(["all_access", "line_codes"], ScopeRule.Check(allAccess: true, lines).Failure!.Fields!.Keys.Order());
        Assert.True(ScopeRule.Check(allAccess: true, none).Value.IsAll);
    }

    private static DataScope Of(params (ScopeDimension Dimension, string[] Values)[] dimensions) =>
        DataScope.Of(dimensions.ToDictionary(d => d.Dimension, d => (IReadOnlyCollection<string>)d.Values));
}
