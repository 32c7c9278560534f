using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Inquiries;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Members;

namespace Oqupie.Grains.Inquiries;

/// <remarks>One state holds all types of a brand: names and the order are decided over all of them, and fifty forms are small.</remarks>
[GrainType("inquiry-types")]
internal sealed class InquiryTypesGrain(
    [PersistentState("inquiry-types")] IPersistentState<InquiryBook> book,
    BrandCache brands,
    MemberNames members) : Grain, IInquiryTypesGrain, IInquiryBookGrain
{
    private BrandId Brand => BrandId.Of(this.GetPrimaryKeyString());

    public async Task<Outcome<ImmutableArray<InquiryType>>> List(Actor actor) =>
        await brands.Admit(actor, Brand) is { } refusal ? refusal : book.State.Types;

    public async Task<Outcome<InquiryType>> Read(Actor actor, string id) =>
        await brands.Admit(actor, Brand) is { } refusal ? refusal
        : book.State.Find(id) is { } type ? type
        : InquiryRefusals.NoSuchType;

    public async Task<Outcome<InquiryType>> Make(Actor actor, InquiryTypeChange change) =>
        (await brands.Admit(actor, Brand) ?? await Stranger(change.Assignee)) is { } refusal
            ? refusal
            : await Keep(null, InquiryTypeRules.Make(book.State, LocalKey.New(), change));

    public async Task<Outcome<InquiryType>> Change(Actor actor, string id, InquiryTypeChange change)
    {
        if (await brands.Admit(actor, Brand) is { } refusal)
        {
            return refusal;
        }

        if (book.State.Find(id) is null)
        {
            return InquiryRefusals.NoSuchType;
        }

        if (await Stranger(change.Assignee) is { } stranger)
        {
            return stranger;
        }

        return book.State.Find(id) is { } before ? await Keep(before, InquiryTypeRules.Change(book.State, before, change)) : InquiryRefusals.NoSuchType;
    }

    public async Task<Outcome<Done>> Delete(Actor actor, string id)
    {
        if (await brands.Admit(actor, Brand) is { } refusal)
        {
            return refusal;
        }

        if (book.State.Find(id) is not { } type)
        {
            return InquiryRefusals.NoSuchType;
        }

        await book.Keep(book.State.Without(type), this);
        return default(Done);
    }

    public Task<InquiryForms> Forms() => Task.FromResult(new InquiryForms(book.State.Changes, [.. book.State.Types.Where(type => type.On).Select(FormOf)]));

    public Task<InquiryType?> Find(string id) => Task.FromResult(book.State.Find(id));

    public Task<string?> NameOf(string id) => Task.FromResult(book.State.NameOf(id));

    private static InquiryForm FormOf(InquiryType type) => new()
    {
        Id = type.Id,
        Name = type.Name,
        Description = type.Description,
        Template = type.Template,
        Fields = type.Fields,
    };

    private async Task<Outcome<InquiryType>> Keep(InquiryType? before, Outcome<InquiryType> decided)
    {
        if (!decided.Succeeded(out var after, out _) || ReferenceEquals(after, before))
        {
            return decided;
        }

        await book.Keep(book.State.With(after), this);
        return book.State.Find(after.Id)!;
    }

    private async Task<Refusal?> Stranger(Assignee? assignee)
    {
        if (assignee?.Member is { } member && !(LocalKey.IsValid(member) && await members.IsMember(Brand.Account, member)))
        {
            return Refusal.Invalid("There is no such member.", "assignee.member", "no_such_member");
        }

        return assignee?.Group is { } group && !(LocalKey.IsValid(group) && await members.IsGroup(Brand.Account, group))
            ? Refusal.Invalid("There is no such group.", "assignee.group", "no_such_group")
            : null;
    }
}
