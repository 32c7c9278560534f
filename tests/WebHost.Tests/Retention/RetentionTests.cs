using System.Net;

namespace Oqupie.WebHost.Tests.Retention;

/// <summary>How long deleted and blocked tickets are kept, as programs ask. One test, for the days are the account's.</summary>
public sealed class RetentionTests(Company company)
{
    [Fact]
    public async Task Days_are_set_by_who_manages_settings_and_known_to_everybody()
    {
        Assert.Null((await company.Agent.Get("retention")).IsOk().Json["deletedDays"]);

        var set = (await company.Admin.Patch("settings/retention", new { deletedDays = 30 })).IsOk().Json;
        var both = (await company.Admin.Patch("settings/retention", new { blockedDays = 365 })).IsOk().Json;
        var known = (await company.Agent.Get("retention")).IsOk().Json;
        var forecast = (await company.Admin.Get("settings/retention/forecast")).IsOk().Json;
        var never = (await company.Admin.Patch("settings/retention", new { deletedDays = (int?)null, blockedDays = (int?)null })).IsOk().Json;

        Assert.Equal((30, null), ((int?)set["deletedDays"], (int?)set["blockedDays"]));
        Assert.Equal((30, 365), ((int?)both["deletedDays"], (int?)both["blockedDays"]));
        Assert.Equal(both.ToJsonString(), known.ToJsonString());
        Assert.Equal((0, 0), ((int)forecast["deletedNext"]!, (int)forecast["blockedWeek"]!));
        Assert.Equal((null, null, null), ((int?)never["deletedDays"], (int?)never["blockedDays"], (string?)never["nextAt"]));
        var beyond = (await company.Admin.Patch("settings/retention", new { deletedDays = 3651 })).Is(HttpStatusCode.BadRequest, "retention_days");
        Assert.Equal("deletedDays", beyond.Field);
        (await company.Admin.Patch("settings/retention", new { deletedDays = -1 })).Is(HttpStatusCode.BadRequest, "retention_days");
    }
}
