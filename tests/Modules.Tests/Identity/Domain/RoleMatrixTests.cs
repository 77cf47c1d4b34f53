using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Rights;

namespace Maru.Modules.Tests.Identity.Domain;

public sealed class RoleMatrixTests
{
    private static readonly Permission Read = new("plant.read", Role.Viewer);
    private static readonly Permission Release = new("plant.release", Role.Admin) { Floor = Role.Operator };

    private readonly PermissionCatalogue _catalogue = new([new DeclaredPermissions("plant", [Read, Release])]);

    [Fact]
    public void As_declared_each_role_holds_what_those_before_it_hold()
    {
        var matrix = new RoleMatrix(_catalogue, 0, new Dictionary<string, Role>());

        foreach (var (lower, higher) in Enum.GetValues<Role>().Zip(Enum.GetValues<Role>().Skip(1)))
        {
            Assert.Subset(matrix.Of(higher).ToHashSet(), matrix.Of(lower).ToHashSet());
        }

        Assert.Equal(["plant.read", "plant.release"], matrix.Of(Role.Admin).Order());
        Assert.Equal(["plant.read"], matrix.Of(Role.Approver));
    }

    [Fact]
    public void A_changed_permission_reaches_down_to_its_floor_and_no_further()
    {
        var matrix = new RoleMatrix(_catalogue, 3, new Dictionary<string, Role>());

        var lowered = matrix.With("plant.release", Role.Operator);

        Assert.Equal(4, lowered.Value.Version);
        Assert.Contains("plant.release", lowered.Value.Of(Role.Operator));
        Assert.DoesNotContain("plant.release", lowered.Value.Of(Role.User));
        Assert.Equal("identity.below_floor", matrix.With("plant.release", Role.User).Failure?.Code);
        Assert.Equal("identity.permission_is_fixed", matrix.With("plant.read", Role.User).Failure?.Code);
        Assert.Equal("identity.no_such_permission", matrix.With("plant.nothing", Role.User).Failure?.Code);
    }

    [Fact]
    public void What_was_stored_and_is_no_longer_allowed_is_passed_over()
    {
        var stored = new Dictionary<string, Role> { ["plant.read"] = Role.Admin, ["plant.release"] = Role.Viewer, ["gone.thing"] = Role.Viewer };

        var matrix = new RoleMatrix(_catalogue, 9, stored);

        Assert.Equal((Role.Viewer, Role.Admin), (matrix.MinimumRole(Read), matrix.MinimumRole(Release)));
    }

    [Fact]
    public void Declarations_that_do_not_go_together_stop_the_start()
    {
        Assert.Throws<InvalidOperationException>(() => new PermissionCatalogue([new("plant", [Read]), new("plant", [Read])]));
        Assert.Throws<InvalidOperationException>(() => new PermissionCatalogue([new("other", [Read])]));
        Assert.Throws<InvalidOperationException>(() => new PermissionCatalogue([new("plant", [Read with { Floor = Role.User }])]));
    }

    [Theory]
    [InlineData(Role.Viewer, 6)]
    [InlineData(Role.User, 8)]
    [InlineData(Role.Operator, 11)]
    [InlineData(Role.Approver, 13)]
    [InlineData(Role.Admin, 14)]
    public void A_role_has_as_many_intents_as_decided(Role role, int count) => Assert.Equal(count, Intents.Of(role).Count);

    [Theory]
    [InlineData("PREDICT", Intent.Predict, Role.Operator)]
    [InlineData("find_cause", Intent.FindCause, Role.User)]
    [InlineData("make coffee", Intent.Clarify, Role.Viewer)]
    [InlineData(null, Intent.Clarify, Role.Viewer)]
    public void An_intent_is_read_in_either_case_and_what_is_none_asks_back(string? name, Intent intent, Role needed) =>
        Assert.Equal((intent, needed), (Intents.Read(name), Intents.MinimumRole(Intents.Read(name))));

    [Fact]
    public void A_role_that_is_none_may_nothing() =>
        Assert.False(Intents.May(Intent.Stop, (Role)(-1)) || Intents.May(Intent.Stop, (Role)9));
}
