using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace Oqupie.Storage.Migrations;

/// <summary>
/// Migrations that had another name when they ran for the first time. A database that has one under its former name has it under the present one as well from
/// now on; the former stays, so that a process of the version before, which may start again while an upgrade rolls, finds it too.
/// </summary>
internal static class FormerNames
{
    private static readonly ImmutableArray<(string Former, string Present)> All =
    [
        ("0001_orleans_membership", "0002_orleans_membership"),
        ("0002_tickets", "0003_tickets"),
        ("0003_knowledge", "0004_knowledge"),
        ("0003_quiet_auto_reply", "0005_quiet_auto_reply"),
        ("0003_wire_journal", "0006_wire_journal"),
        ("0004_search", "0007_search"),
        ("0005_translations", "0008_translations"),
    ];

    private const string CarryOne = """
        INSERT INTO migration (scriptname, applied)
        SELECT @present, applied FROM migration
        WHERE scriptname = @former AND NOT EXISTS (SELECT 1 FROM migration WHERE scriptname = @present)
        """;

    /// <summary>Names that no script of this build has and a database of ours may.</summary>
    public static IEnumerable<string> Under(string folder) => All.Select(name => $"{folder}{name.Former}.sql");

    /// <param name="connection">To a database that has the journal.</param>
    /// <param name="folder">What the names of scripts begin with.</param>
    public static void CarryOver(DbConnection connection, string folder)
    {
        foreach (var (former, present) in All)
        {
            connection.Execute(CarryOne, new { former = $"{folder}{former}.sql", present = $"{folder}{present}.sql" });
        }
    }
}
