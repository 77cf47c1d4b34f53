using Maru.Modules.Audit.Reading;

namespace Maru.Modules.Tests.Audit.Domain;

public sealed class ReadPlanTests
{
    private static readonly AuditFilter Both = new() { Resource = "test.things", Action = "create" };

    [Fact]
    public void The_condition_that_leaves_fewest_leads()
    {
        var filter = new AuditFilter { UserId = "ann", Resource = "test.things" };

        Assert.Equal(ReadLead.Actor, ReadPlan.Choose(filter, new ReadCounts(Actor: 5, Refused: null, Resource: 6, Action: null)));
        Assert.Equal(ReadLead.Resource, ReadPlan.Choose(filter, new ReadCounts(Actor: 7, Refused: null, Resource: 6, Action: null)));
    }

    [Fact]
    public void A_kind_of_thing_leads_before_a_verb_that_its_index_has_unless_the_verb_is_far_rarer()
    {
        Assert.Equal(ReadLead.Resource, ReadPlan.Choose(Both, new ReadCounts(null, null, Resource: 900, Action: 100)));
        Assert.Equal(ReadLead.Action, ReadPlan.Choose(Both, new ReadCounts(null, null, Resource: 1100, Action: 100)));
    }

    [Fact]
    public void One_thing_always_leads_and_nothing_leads_by_time()
    {
        Assert.Equal(ReadLead.ResourceId, ReadPlan.Choose(Both with { ResourceId = "1" }, new ReadCounts(1, null, 1, 1)));
        Assert.Equal(ReadLead.Time, ReadPlan.Choose(new AuditFilter(), new ReadCounts(null, null, null, null)));
    }
}
