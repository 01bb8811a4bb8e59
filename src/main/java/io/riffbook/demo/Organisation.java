package io.riffbook.demo;

import io.riffbook.access.Role;
import io.riffbook.model.ConceptId;

import java.util.List;
import java.util.Map;

/// The demo's company, its people and customers, and what is true of its year, as its file has it.
///
/// @param effects what each snippet really does, by its key
record Organisation(String company, List<Team> groups, List<Member> people, List<Account> accounts, Year year,
        Map<String, Effect> effects) {
    private static final Effect NONE = new Effect(0, 0);

    /// A group of reps.
    record Team(String id, String name) {}

    /// One of the demo's people.
    ///
    /// @param groups ids of teams
    /// @param skill what they add to the probability of winning, whatever they use
    record Member(String key, String name, String email, Role role, List<String> groups, double skill) {}

    /// A customer.
    ///
    /// @param group the team whose reps sell to it
    record Account(String key, String name, ConceptId industry, ConceptId region, ConceptId companySize,
            ConceptId competitor, String group) {}

    /// @param appeal added to the probability that it lands, and times four to the mean applause
    /// @param lift added to the probability that a deal is won in which it was used
    record Effect(double appeal, double lift) {}

    /// @param days how long the year is
    record Year(long seed, int days, Deals opportunities, Usages usages, Ratings ratings) {}

    /// @param outcomes before skill, climate and lift: `won`, `lost`, `noDecision`
    /// @param personas who sponsors a deal, with weights
    /// @param climates in equal parts of the year, oldest first
    /// @param reasons by outcome
    record Deals(int count, String keyPrefix, Amount amount, List<Stage> stages, Map<String, Double> outcomes,
            Map<String, Double> personas, List<Climate> climates, Map<String, List<String>> reasons) {}

    /// A log-normal distribution, cut off at both ends.
    record Amount(String currency, double median, double sigma, double minimum, double maximum) {}

    /// A stage of buying, and how long half of the deals are in it.
    record Stage(ConceptId concept, double medianDays) {}

    /// @param winShift what it adds to the probability of winning
    record Climate(ConceptId concept, double winShift) {}

    /// @param withOpportunity the share that happens in a deal
    /// @param fitFactor how much more often a rep picks a snippet that fits
    /// @param channels with weights
    /// @param audienceSizes smallest and largest; absent: unknown
    record Usages(int count, double withOpportunity, double fitFactor, Map<String, Double> channels,
            Map<String, List<Integer>> audienceSizes) {}

    /// @param scores applause from 1 to 5, with weights before appeal
    /// @param reactions with weights before appeal; `none` is none
    /// @param withComment the share that has one
    /// @param comments by reaction
    record Ratings(int count, Map<String, Double> scores, Map<String, Double> reactions, double withComment,
            Map<String, List<String>> comments) {}

    Effect effectOf(String snippet) {
        return effects.getOrDefault(snippet, NONE);
    }

    /// The reps who sell to the account's kind of customer.
    List<Member> repsFor(Account account) {
        return people.stream().filter(one -> one.groups().contains(account.group())).toList();
    }
}
