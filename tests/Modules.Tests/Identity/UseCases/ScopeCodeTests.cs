using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Scopes;

namespace Maru.Modules.Tests.Identity.UseCases;

public sealed class ScopeCodeTests
{
    [Fact]
    public async Task Codes_that_nothing_bears_are_named_in_their_field()
    {
        var refusal = await RefuseAsync(ScopeDimension.LineCodes, "L1", "L7", "L9");

        Assert.Equal("identity.unknown_scope_code", refusal!.Code);
        Assert.Equal(["Unknown: L7, L9"], Assert.Contains("line_codes", refusal.Fields!));
    }

    [Fact]
    public async Task What_is_known_or_kept_by_nobody_passes()
    {
        Assert.Null(await RefuseAsync(ScopeDimension.LineCodes, "L1", "L2"));
        Assert.Null(await RefuseAsync(ScopeDimension.LineCodes));
        Assert.Null(await RefuseAsync(ScopeDimension.ShiftCodes, "never heard of"));
        Assert.Null(await new ScopeCodeCheck([new Lines()]).RefuseAsync(DataScope.All, CancellationToken.None));
    }

    private static Task<Maru.Kernel.Failure?> RefuseAsync(ScopeDimension dimension, params string[] codes) => new ScopeCodeCheck([new Lines()]).RefuseAsync(
        DataScope.Of(new Dictionary<ScopeDimension, IReadOnlyCollection<string>> { [dimension] = codes }), CancellationToken.None);

    private sealed class Lines : IScopeCodes
    {
        public ScopeDimension Dimension => ScopeDimension.LineCodes;

        public Task<IReadOnlyCollection<string>> UnknownAsync(IReadOnlyCollection<string> codes, CancellationToken ct) =>
            Task.FromResult<IReadOnlyCollection<string>>([.. codes.Except(["L1", "L2"])]);
    }
}
